import type { TaskState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const STATES: readonly TaskState[] = ['DRAFT', 'FUNDED', 'OPEN', 'PAUSED', 'CLOSED'];

export const TONES: Record<TaskState, Tone> = {
  DRAFT: 'neutral',
  FUNDED: 'info',
  OPEN: 'success',
  PAUSED: 'warning',
  CLOSED: 'neutral',
};

export type Verb = 'edit' | 'fund' | 'publish' | 'pause' | 'resume' | 'raise' | 'close' | 'return';

/** What may be done with a task; the first is the page's one primary button. */
export function verbsOf(state: TaskState, isReturned: boolean): Verb[] {
  switch (state) {
    case 'DRAFT':
      return ['fund', 'edit', 'close'];
    case 'FUNDED':
      return ['publish', 'close'];
    case 'OPEN':
      return ['raise', 'pause', 'close'];
    case 'PAUSED':
      return ['resume', 'raise', 'close'];
    case 'CLOSED':
      return isReturned ? [] : ['return'];
  }
}
