import type { PayoutProgress, PayoutRunState, SandboxFaultKind } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const RUN_TONES: Record<PayoutRunState, Tone> = {
  DRAFT: 'neutral',
  AWAITING_APPROVAL: 'warning',
  APPROVED: 'success',
  REJECTED: 'danger',
};

export const RUN_STATES = Object.keys(RUN_TONES) as PayoutRunState[];

export const PAYOUT_TONES: Record<PayoutProgress, Tone> = {
  QUEUED: 'neutral',
  AWAITING_APPROVAL: 'warning',
  APPROVED: 'info',
  SENDING: 'progress',
  UNKNOWN: 'warning',
  PAID: 'success',
  FAILED: 'danger',
  DROPPED: 'neutral',
};

export const FAULTS: readonly SandboxFaultKind[] = ['TIMEOUT', 'DROP', 'DUPLICATE', 'DECLINE'];

/** While one of these is among the rows, the page looks again by itself. */
export const MOVING: readonly PayoutProgress[] = ['APPROVED', 'SENDING', 'UNKNOWN'];
