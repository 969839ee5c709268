import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { EarningsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel, Stack } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { rowId, useEarningColumns } from './columns';
import { EarningsHead } from './EarningsHead';
import { type EarningSearch, filterOf, orderOf } from './search';
import { STATES } from './states';

/** What every order brought, and how far the money has come; `work` is where more comes from. */
export function EarningsPage({ work }: { work: '/tasks' | '/agency/deals' }) {
  const { t } = useTranslation('earnings');
  const { search } = useListState<EarningSearch>();
  const columns = useEarningColumns();
  const earnings = useQuery({
    ...graphqlQuery(EarningsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: filterOf(search),
      order: orderOf(search),
    }),
    select: data => data.earnings,
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    { kind: 'search', key: 'q', label: t('filter.text') },
    {
      kind: 'select',
      key: 'state',
      label: t('filter.state'),
      multiple: true,
      options: STATES.map(state => ({ value: state, label: t(`state.${state}`) })),
    },
    { kind: 'range', key: 'range', label: t('filter.range') },
  ];
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Stack>
        <EarningsHead />
        <Panel flush title={t('list.rows')}>
          <DataTable
            id="earnings"
            label={t('list.rows')}
            columns={columns}
            query={earnings}
            rowKey={rowId}
            filters={filters}
            empty={
              <EmptyState
                title={t('list.empty')}
                hint={t('list.emptyHint')}
                action={<Link to={work}>{t(`list.emptyAction.${work}`)}</Link>}
              />
            }
          />
        </Panel>
      </Stack>
    </>
  );
}
