import type { ListingState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const STATES: readonly ListingState[] = ['DRAFT', 'PUBLISHED', 'PAUSED', 'WITHDRAWN'];

export const TONES: Record<ListingState, Tone> = {
  DRAFT: 'neutral',
  PUBLISHED: 'success',
  PAUSED: 'warning',
  WITHDRAWN: 'neutral',
};

export type Verb = 'publish' | 'edit' | 'pause' | 'withdraw';

/** What an owner may do with a listing; the first is the one expected next. */
export function verbsOf(state: ListingState): Verb[] {
  switch (state) {
    case 'DRAFT':
    case 'PAUSED':
      return ['publish', 'edit', 'withdraw'];
    case 'PUBLISHED':
      return ['edit', 'pause', 'withdraw'];
    default:
      return [];
  }
}
