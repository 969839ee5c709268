import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { type JobState, JobsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { readJob, STATES, useJobColumns } from './columns';

const LOOK_AGAIN_MS = 5_000;

interface JobSearch extends ListSearch {
  state?: string;
}

/** The alliance's work in the background: what waits, what runs, what failed and may be retried. */
export function JobsPage() {
  const { t } = useTranslation('jobs');
  const { search } = useListState<JobSearch>();
  const state = STATES.find(each => each === search.state) as JobState | undefined;
  const jobs = useQuery({
    ...graphqlQuery(JobsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: state ? { state } : {},
    }),
    select: data => data.jobs,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const columns = useJobColumns();
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Panel flush>
        <DataTable
          id="jobs"
          label={t('list.title')}
          columns={columns}
          query={jobs}
          rowKey={row => readJob(row).id}
          filters={[
            {
              kind: 'select',
              key: 'state',
              label: t('column.state'),
              options: STATES.map(each => ({ value: each, label: t(`state.${each}`) })),
            },
          ]}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
        />
      </Panel>
    </>
  );
}
