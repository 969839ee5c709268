import type { EarningState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

/** In the order in which money passes through them. */
export const STATES: readonly EarningState[] = ['MATURING', 'PAYABLE', 'STATED', 'PAID', 'REVERSED'];

export const TONES: Record<EarningState, Tone> = {
  MATURING: 'progress',
  PAYABLE: 'info',
  STATED: 'info',
  PAID: 'success',
  REVERSED: 'neutral',
};
