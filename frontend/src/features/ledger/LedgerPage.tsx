import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { LedgerEntriesDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { readEntry, useEntryColumns } from './columns';
import { filterOf, KINDS, type LedgerSearch, SOURCES } from './search';
import { TransactionDrawer } from './TransactionDrawer';

/** Every entry of the alliance's books; each leads to its whole transaction. */
export function LedgerPage() {
  const { t } = useTranslation('ledger');
  const { search } = useListState<LedgerSearch>();
  const [opened, setOpened] = useState<string | null>(null);
  const columns = useEntryColumns(setOpened);
  const entries = useQuery({
    ...graphqlQuery(LedgerEntriesDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: filterOf(search),
    }),
    select: data => data.ledgerEntries,
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    {
      kind: 'select',
      key: 'kind',
      label: t('filter.kind'),
      multiple: true,
      options: KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) })),
    },
    {
      kind: 'select',
      key: 'source',
      label: t('filter.source'),
      options: SOURCES.map(source => ({ value: source, label: t(`source.${source}`) })),
    },
    { kind: 'range', key: 'range', label: t('filter.range') },
  ];
  return (
    <>
      <PageHeader title={t('page.title')} intro={t('page.intro')} />
      <Panel flush>
        <DataTable
          id="ledgerEntries"
          label={t('page.title')}
          columns={columns}
          query={entries}
          rowKey={row => readEntry(row).id}
          filters={filters}
          empty={<EmptyState title={t('page.empty')} hint={t('page.emptyHint')} />}
        />
      </Panel>
      <TransactionDrawer id={opened} onClose={() => setOpened(null)} />
    </>
  );
}
