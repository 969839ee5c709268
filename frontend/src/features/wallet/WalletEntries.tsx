import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { WalletEntriesDocument, WalletEntryFragmentDoc } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { Money } from '@/shared/Money';
import type { Column } from '@/shared/table/columns';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { Occasion } from './Occasion';

type Row = FragmentType<typeof WalletEntryFragmentDoc>;

const read = (row: Row) => readFragment(WalletEntryFragmentDoc, row);

/** Every movement of the wallet, newest first. */
export function WalletEntries() {
  const { t } = useTranslation('wallet');
  const { search } = useListState<ListSearch>();
  const entries = useQuery({
    ...graphqlQuery(WalletEntriesDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: { kind: ['BRAND_WALLET'] },
    }),
    select: data => data.ledgerEntries,
    placeholderData: keepPreviousData,
  });
  const columns: Column<Row>[] = [
    { key: 'narrative', title: t('entries.narrative'), render: row => <Occasion row={read(row)} /> },
    { key: 'at', title: t('entries.at'), render: row => formatDateTime(read(row).effectiveAt) },
    {
      key: 'amount',
      title: t('entries.amount'),
      align: 'right',
      card: 'corner',
      render: row => <Money bare plus minor={read(row).amountMinor} />,
    },
  ];
  return (
    <DataTable
      id="walletEntries"
      label={t('entries.title')}
      columns={columns}
      query={entries}
      rowKey={row => read(row).id}
      empty={<EmptyState title={t('wallet.empty')} hint={t('wallet.emptyHint')} />}
    />
  );
}
