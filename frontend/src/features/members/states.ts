import type { ImportState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';
import type { Step } from '@/shared/Steps';

export const IMPORT_TONES: Record<ImportState, Tone> = {
  DRAFT: 'neutral',
  CHECKING: 'progress',
  CHECKED: 'info',
  IMPORTING: 'progress',
  DONE: 'success',
  FAILED: 'danger',
  CANCELLED: 'neutral',
};

export const STEPS = ['upload', 'mapping', 'check', 'done'] as const;

const AT: Record<ImportState, number> = {
  DRAFT: 1,
  FAILED: 1,
  CHECKING: 2,
  CHECKED: 2,
  IMPORTING: 3,
  DONE: 4,
  CANCELLED: 4,
};

/** Which step of the wizard an import stands at; without an import a file is to be chosen. */
export function stepState(state: ImportState | undefined, index: number): Step['state'] {
  const at = state ? AT[state] : 0;
  return at > index ? 'done' : at === index ? 'current' : 'ahead';
}

export const isRunning = (state: ImportState | undefined) => state === 'CHECKING' || state === 'IMPORTING';

/** Share of the lines read; unknown (null) until a dry run has counted them. */
export function shareRead(read: number, total: number | null | undefined): number | null {
  if (!total) return null;
  return Math.min(1, read / total);
}
