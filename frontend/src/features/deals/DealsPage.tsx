import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  type DealOrder,
  type DealRowFragment,
  DealRowFragmentDoc,
  type DealState,
  DealsDocument,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { Price } from '@/shared/Price';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { DEAL_STATES, DEAL_TONES } from './states';

export interface DealSearch extends ListSearch {
  state?: string[];
}

/** Every deal the reader takes part in. */
export function DealsPage({ path }: { path: string }) {
  const { t } = useTranslation('deals');
  const { search } = useListState<DealSearch>();
  const order: DealOrder = search.sort === 'publishBy' ? 'DUE' : 'NEWEST';
  const deals = useQuery({
    ...graphqlQuery(DealsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      order,
      filter: { state: search.state as DealState[] | undefined },
    }),
    select: found => ({
      ...found.deals,
      edges: found.deals?.edges.map(edge => ({ node: readFragment(DealRowFragmentDoc, edge.node) })),
      pageInfo: found.deals?.pageInfo ?? { hasNextPage: false },
    }),
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    {
      kind: 'select',
      key: 'state',
      label: t('deal.filter'),
      multiple: true,
      options: DEAL_STATES.map(state => ({ value: state, label: t(`deal.state.${state}`) })),
    },
  ];
  return (
    <>
      <PageHeader title={t('deal.list')} intro={t('deal.listIntro')} />
      <Panel flush>
        <DataTable
          id="deals"
          label={t('deal.list')}
          columns={useColumns()}
          query={deals}
          rowKey={row => row.id}
          rowLink={row => `${path}/${row.id}`}
          filters={filters}
          empty={<EmptyState title={t('deal.empty')} hint={t('deal.emptyHint')} />}
        />
      </Panel>
    </>
  );
}

function useColumns(): Column<DealRowFragment>[] {
  const { t } = useTranslation('deals');
  const title = (key: string) => t(`deal.column.${key}`);
  return [
    { key: 'task', title: title('task'), render: row => row.task.title },
    {
      key: 'state',
      title: title('state'),
      card: 'corner',
      render: row => <StatusTag tone={DEAL_TONES[row.state]}>{t(`deal.state.${row.state}`)}</StatusTag>,
    },
    { key: 'brand', title: title('brand'), render: row => row.brand.name },
    { key: 'owner', title: title('owner'), render: row => row.owner.name },
    { key: 'listing', title: title('listing'), render: row => row.listingTitle },
    {
      key: 'price',
      title: title('price'),
      align: 'right',
      render: row => <Price rateBp={row.rateBp} minor={row.priceMinor} />,
    },
    {
      key: 'publishBy',
      title: title('publishBy'),
      sortable: true,
      render: row => formatDate(row.terms.publishBy),
    },
    { key: 'accepted', title: title('accepted'), optional: true, render: row => formatDate(row.acceptedAt) },
  ];
}
