import type { LedgerAccountKind, LedgerEntryFilterInput } from '@/gql/graphql';
import { daysOf } from '@/shared/days';
import type { ListSearch } from '@/shared/listSearch';

export interface LedgerSearch extends ListSearch {
  kind?: string[];
  source?: string;
  range?: string;
  from?: string;
  to?: string;
}

/** In the order in which a cent passes through them. */
export const KINDS: readonly LedgerAccountKind[] = [
  'EXTERNAL',
  'BRAND_WALLET',
  'ESCROW',
  'MATURING',
  'PAYABLE',
  'PLATFORM_FEE',
  'TAX_PAYABLE',
  'PAYOUT_CLEARING',
  'RECEIVABLE',
];

export const SOURCES = ['payments', 'escrow', 'sharing', 'statements', 'payouts'] as const;

// The alliance's days begin at midnight in Beijing.
const MIDNIGHT = 'T00:00:00+08:00';

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** What the address asks of the server. */
export function filterOf(search: LedgerSearch): LedgerEntryFilterInput {
  const kinds = (search.kind ?? []).filter((kind): kind is LedgerAccountKind =>
    KINDS.includes(kind as LedgerAccountKind),
  );
  const dated = search.range || (search.from && search.to);
  const days = dated ? daysOf(search) : null;
  return {
    ...(kinds.length > 0 ? { kind: kinds } : {}),
    ...(search.source ? { source: search.source } : {}),
    ...(days ? { since: `${days.from}${MIDNIGHT}`, until: `${dayAfter(days.to)}${MIDNIGHT}` } : {}),
  };
}
