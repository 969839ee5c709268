import type { StatementPayoutState, StatementState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const STATES: readonly StatementState[] = ['ISSUED', 'CONFIRMED', 'DISPUTED'];
export const PAYOUT_STATES: readonly StatementPayoutState[] = [
  'DUE',
  'PAID',
  'NOTHING_DUE',
  'BLOCKED',
  'RETAINED',
];

/** What is shown of the payout: a disputed statement waits. */
export type ShownPayout = StatementPayoutState | 'WAITING';

export function shownPayout(state: StatementState, payout: StatementPayoutState): ShownPayout {
  return state === 'DISPUTED' && payout === 'DUE' ? 'WAITING' : payout;
}

export const STATE_TONES: Record<StatementState, Tone> = {
  ISSUED: 'progress',
  CONFIRMED: 'success',
  DISPUTED: 'danger',
};

export const PAYOUT_TONES: Record<ShownPayout, Tone> = {
  WAITING: 'warning',
  DUE: 'info',
  PAID: 'success',
  NOTHING_DUE: 'neutral',
  BLOCKED: 'warning',
  RETAINED: 'neutral',
};
