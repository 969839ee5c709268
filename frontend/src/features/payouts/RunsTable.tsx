import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { type PayoutRunState, PayoutRunsDocument } from '@/gql/graphql';
import type { ListSearch } from '@/shared/listSearch';
import { PAGE_SIZE, rowsOf } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { readRun, useRunColumns } from './runColumns';
import { RUN_STATES } from './states';

const LOOK_AGAIN_MS = 2_000;

interface RunSearch extends ListSearch {
  state?: string[];
}

interface Props {
  id: string;
  empty: ReactNode;
  /** Shows runs of this state alone; without it the reader filters. */
  only?: PayoutRunState;
}

export function RunsTable({ id, empty, only }: Props) {
  const { t } = useTranslation('payouts');
  const { search } = useListState<RunSearch>();
  const columns = useRunColumns();
  const wanted = only ? [only] : RUN_STATES.filter(state => search.state?.includes(state));
  const runs = useQuery({
    ...graphqlQuery(PayoutRunsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: wanted.length > 0 ? { state: wanted } : {},
    }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      rowsOf(state.data?.payoutRuns)
        .map(readRun)
        .some(run => run.state === 'APPROVED' && run.paidCount < run.payoutCount)
        ? LOOK_AGAIN_MS
        : false,
  });
  const filters: Filter[] = only
    ? []
    : [
        {
          kind: 'select',
          key: 'state',
          label: t('runColumn.state'),
          multiple: true,
          options: RUN_STATES.map(state => ({ value: state, label: t(`runState.${state}`) })),
        },
      ];
  return (
    <DataTable
      id={id}
      label={t('runs.title')}
      columns={columns}
      query={{ ...runs, data: runs.data?.payoutRuns }}
      rowKey={row => readRun(row).id}
      rowLink={row => `/operator/payouts/${readRun(row).id}`}
      filters={filters}
      empty={empty}
    />
  );
}
