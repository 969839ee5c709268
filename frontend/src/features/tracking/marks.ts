import type { ClickReason, ClickVerdict, LinkState } from '@/gql/graphql';
import type { Tone } from '@/shared/StatusTag';

export const LINK_STATES = ['ACTIVE', 'PAUSED', 'ENDED'] as const satisfies readonly `${LinkState}`[];
export const LINK_TONES: Record<`${LinkState}`, Tone> = {
  ACTIVE: 'success',
  PAUSED: 'warning',
  ENDED: 'neutral',
};

export const VERDICTS = ['VALID', 'INVALID'] as const satisfies readonly `${ClickVerdict}`[];
export const VERDICT_TONES: Record<`${ClickVerdict}`, Tone> = { VALID: 'success', INVALID: 'neutral' };

/** Every reason for which a click does not count. */
export const REASONS = [
  'DECLARED_BOT',
  'UNKNOWN_AGENT',
  'LINK_PREVIEW',
  'PREFETCH',
  'HEAD_REQUEST',
  'REPEATED',
  'LINK_PAUSED',
  'LINK_EXPIRED',
  'HOST_NOT_VERIFIED',
] as const satisfies readonly `${ClickReason}`[];

const DEAL = 'deal:';

/** The global id of the deal that a label names; null for links of no deal. */
export function dealOf(label: string): string | null {
  if (!label.startsWith(DEAL)) return null;
  const packed = btoa(`Deal:${label.slice(DEAL.length)}`);
  return packed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** A short address as people read it out: without https://. */
export const spoken = (address: string) => address.replace(/^https?:\/\//, '');

/** A drawing as an address that an <img> or a download can use. */
export const svgAddress = (drawing: string) =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
