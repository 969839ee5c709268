import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { type Category, type TaskOrder, type TaskState, TasksDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { LinkButton } from '@/shared/LinkButton';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { useVocabulary } from '@/shared/vocabulary';
import { rowId, useTaskColumns } from './columns';
import { STATES } from './states';

export interface TaskSearch extends ListSearch {
  state?: string[];
  category?: string[];
}

const ORDERS: Record<string, TaskOrder> = { ends: 'ENDING', '-budget': 'BUDGET' };

/** The brand's own tasks, in any state. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  const { search } = useListState<TaskSearch>();
  const words = useVocabulary();
  const columns = useTaskColumns();
  const tasks = useQuery({
    ...graphqlQuery(TasksDocument, {
      first: PAGE_SIZE,
      after: search.after,
      order: ORDERS[search.sort ?? ''] ?? 'NEWEST',
      filter: {
        state: search.state as TaskState[] | undefined,
        category: search.category as Category[] | undefined,
      },
    }),
    select: data => data.tasks,
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    {
      kind: 'select',
      key: 'state',
      label: t('filter.state'),
      multiple: true,
      options: STATES.map(state => ({ value: state, label: t(`state.${state}`) })),
    },
    {
      kind: 'select',
      key: 'category',
      label: t('filter.category'),
      multiple: true,
      options: words.categories,
    },
  ];
  const post = (
    <LinkButton color="primary" variant="solid" to="/brand/tasks/new">
      {t('list.post')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} actions={post} />
      <Panel flush>
        <DataTable
          id="tasks"
          label={t('list.title')}
          columns={columns}
          query={tasks}
          rowKey={rowId}
          rowLink={row => `/brand/tasks/${rowId(row)}`}
          filters={filters}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} action={post} />}
        />
      </Panel>
    </>
  );
}
