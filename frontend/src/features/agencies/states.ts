import type { DelegatedRight, RepresentationState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const STATES: readonly RepresentationState[] = ['PROPOSED', 'ACTIVE', 'DECLINED', 'ENDED'];

export const TONES: Record<RepresentationState, Tone> = {
  PROPOSED: 'progress',
  ACTIVE: 'success',
  DECLINED: 'neutral',
  ENDED: 'neutral',
};

export const RIGHTS: readonly DelegatedRight[] = [
  'NEGOTIATE',
  'ACCEPT_DEALS',
  'SUBMIT_DRAFTS',
  'VIEW_STATEMENTS',
];

export type Verb = 'accept' | 'decline' | 'end';

/** What this side may do with a contract; a proposal of one's own can be taken back. */
export function verbsOf(state: RepresentationState, awaitsYou: boolean): Verb[] {
  if (state === 'PROPOSED') return awaitsYou ? ['accept', 'decline'] : ['decline'];
  return state === 'ACTIVE' ? ['end'] : [];
}
