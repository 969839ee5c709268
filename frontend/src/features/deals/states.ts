import type { DealState, NegotiationState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const NEGOTIATION_STATES: readonly NegotiationState[] = [
  'OPEN',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
];

export const NEGOTIATION_TONES: Record<NegotiationState, Tone> = {
  OPEN: 'progress',
  ACCEPTED: 'success',
  DECLINED: 'neutral',
  WITHDRAWN: 'neutral',
  EXPIRED: 'neutral',
};

/** Another offer for the same listing would be refused. */
export function isLiving(state: NegotiationState): boolean {
  return state === 'OPEN' || state === 'ACCEPTED';
}

/** The way of a deal that goes well. */
export const WAY = [
  'ACCEPTED',
  'DRAFTING',
  'IN_REVIEW',
  'APPROVED',
  'PUBLISHED',
  'VERIFIED',
  'SETTLED',
] as const satisfies readonly DealState[];

export const DEAL_STATES: readonly DealState[] = [...WAY, 'DISPUTED', 'CANCELLED', 'EXPIRED'];

export const DEAL_TONES: Record<DealState, Tone> = {
  ACCEPTED: 'info',
  DRAFTING: 'progress',
  IN_REVIEW: 'progress',
  APPROVED: 'info',
  PUBLISHED: 'progress',
  VERIFIED: 'success',
  SETTLED: 'success',
  DISPUTED: 'danger',
  CANCELLED: 'neutral',
  EXPIRED: 'neutral',
};

export const CANCELLABLE: readonly DealState[] = ['ACCEPTED', 'DRAFTING', 'IN_REVIEW', 'APPROVED'];

/** How far a deal has come; one that ended otherwise stands where it left the way. */
export function placeOf(state: DealState, wasPublished: boolean): number {
  const at = (WAY as readonly DealState[]).indexOf(state);
  if (at >= 0) return at;
  return wasPublished ? WAY.indexOf('PUBLISHED') : WAY.indexOf('ACCEPTED');
}
