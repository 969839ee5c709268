import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { type Category, type ListingState, MyListingsDocument } from '@/gql/graphql';
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
import { rowId, useListingColumns } from './columns';
import { STATES } from './states';

export interface ListingSearch extends ListSearch {
  state?: string[];
  category?: string[];
}

/** The owner's listings in every state. */
export function ListingsPage() {
  const { t } = useTranslation('listings');
  const { search } = useListState<ListingSearch>();
  const { categories } = useVocabulary();
  const columns = useListingColumns();
  const listings = useQuery({
    ...graphqlQuery(MyListingsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      order: search.sort === 'title' ? 'TITLE' : 'NEWEST',
      filter: {
        state: search.state as ListingState[] | undefined,
        category: search.category as Category[] | undefined,
      },
    }),
    select: data => data.myListings,
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    {
      kind: 'select',
      key: 'state',
      label: t('column.state'),
      multiple: true,
      options: STATES.map(value => ({ value, label: t(`state.${value}`) })),
    },
    { kind: 'select', key: 'category', label: t('column.category'), multiple: true, options: categories },
  ];
  const write = (
    <LinkButton color="primary" variant="solid" to="/listings/new">
      {t('list.write')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} actions={write} />
      <Panel flush>
        <DataTable
          id="listings"
          label={t('list.title')}
          columns={columns}
          query={listings}
          rowKey={rowId}
          rowLink={row => `/listings/${rowId(row)}`}
          filters={filters}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} action={write} />}
        />
      </Panel>
    </>
  );
}
