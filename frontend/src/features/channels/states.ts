import type { CountSource, ProofState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const PROOF_TONES: Record<ProofState, Tone> = {
  ISSUED: 'progress',
  REQUESTED: 'info',
  CONFIRMED: 'success',
  REJECTED: 'danger',
  WITHDRAWN: 'neutral',
};

export const COUNT_SOURCES: readonly CountSource[] = ['DECLARED', 'BACKEND', 'IMPORTED'];

/** How far the proof of a channel has come: code, request, decision. */
export function proofStep(state: ProofState | undefined): 0 | 1 | 2 | 3 {
  if (state === 'ISSUED') return 1;
  if (state === 'REQUESTED') return 2;
  return state === 'CONFIRMED' ? 3 : 0;
}
