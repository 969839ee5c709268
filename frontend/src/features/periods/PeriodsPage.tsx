import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { type PeriodRowFragment, PeriodsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE, rowsOf } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { ClosePeriod } from './ClosePeriod';
import { readPeriod, usePeriodColumns } from './columns';
import { OpenPeriod } from './OpenPeriod';

const LOOK_AGAIN_MS = 1_500;

/** The alliance's periods: open one, close one and watch its statements being written. */
export function PeriodsPage() {
  const { t } = useTranslation('periods');
  const { search } = useListState<ListSearch>();
  const [closing, setClosing] = useState<PeriodRowFragment | null>(null);
  const periods = useQuery({
    ...graphqlQuery(PeriodsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      order: search.sort === 'days' ? 'OLDEST' : 'NEWEST',
    }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      rowsOf(state.data?.settlementPeriods).some(row => readPeriod(row).state === 'CLOSING')
        ? LOOK_AGAIN_MS
        : false,
  });
  const list = periods.data?.settlementPeriods;
  const newestEnd = rowsOf(list)
    .map(row => readPeriod(row).endsOn)
    .sort()
    .at(-1);
  const columns = usePeriodColumns(setClosing);
  return (
    <>
      <PageHeader
        title={t('list.title')}
        intro={t('list.intro')}
        actions={<OpenPeriod newestEnd={newestEnd} />}
      />
      <Panel flush>
        <DataTable
          id="periods"
          label={t('list.title')}
          columns={columns}
          query={{ ...periods, data: list }}
          rowKey={row => readPeriod(row).id}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
        />
      </Panel>
      <ClosePeriod period={closing} onDone={() => setClosing(null)} />
    </>
  );
}
