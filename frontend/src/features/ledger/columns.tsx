import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type LedgerEntryRowFragment, LedgerEntryRowFragmentDoc } from '@/gql/graphql';
import { Money } from '@/shared/Money';
import type { Column } from '@/shared/table/columns';

export type EntryRow = FragmentType<typeof LedgerEntryRowFragmentDoc>;

export const readEntry = (row: EntryRow): LedgerEntryRowFragment =>
  readFragment(LedgerEntryRowFragmentDoc, row);

/** The columns of the entries; `onOpen` shows the whole transaction. */
export function useEntryColumns(onOpen: (transactionId: string) => void): Column<EntryRow>[] {
  const { t } = useTranslation('ledger');
  const column = (
    key: string,
    render: (row: LedgerEntryRowFragment) => ReactNode,
    more: Partial<Column<EntryRow>> = {},
  ): Column<EntryRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readEntry(row)),
    ...more,
  });
  return [
    column('narrative', row => (
      <Button type="link" size="small" onClick={() => onOpen(row.transactionId)}>
        {t(`occasion.${row.occasion}`, { defaultValue: row.occasion })} {row.narrative}
      </Button>
    )),
    column('at', row => formatDateTime(row.effectiveAt, { seconds: true })),
    column('kind', row => t(`kind.${row.kind}`)),
    column('organization', row => row.organization.name),
    column('source', row => t(`source.${row.source}`, { defaultValue: row.source })),
    column('reference', row => row.reference || '–', { optional: true }),
    column('debit', row => (Number(row.amountMinor) < 0 ? <Money bare minor={-row.amountMinor} /> : ''), {
      align: 'right',
      card: 'hidden',
    }),
    column('credit', row => (Number(row.amountMinor) > 0 ? <Money bare minor={row.amountMinor} /> : ''), {
      align: 'right',
      card: 'hidden',
    }),
    column('amount', row => <Money bare plus minor={row.amountMinor} />, {
      align: 'right',
      optional: true,
      card: 'corner',
    }),
  ];
}
