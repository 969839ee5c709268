import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import {
  type Carrier,
  type Category,
  type EvidenceLevel,
  MarketDocument,
  type PricingModel,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { useVocabulary } from '@/shared/vocabulary';
import { rowId, useMarketColumns } from './columns';
import { rangeOf, STEPS } from './prices';

interface MarketSearch extends ListSearch {
  region?: string;
  category?: string[];
  carrier?: string[];
  level?: string;
  model?: string;
  price?: string;
}

const LEVELS: EvidenceLevel[] = ['OWNED', 'PLATFORM', 'PROBED', 'DELIVERED'];

/** Every published listing of the alliance, to be searched and narrowed. */
export function MarketPage() {
  const { t } = useTranslation('market');
  const { search } = useListState<MarketSearch>();
  const columns = useMarketColumns();
  const filters = useMarketFilters();
  const listings = useQuery({
    ...graphqlQuery(MarketDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: {
        text: search.q,
        region: search.region,
        category: search.category as Category[] | undefined,
        carrier: search.carrier as Carrier[] | undefined,
        level: search.level as EvidenceLevel | undefined,
        model: search.model as PricingModel | undefined,
        ...rangeOf(search.price),
      },
    }),
    select: data => data.listings,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Panel flush>
        <DataTable
          id="market"
          label={t('list.title')}
          columns={columns}
          query={listings}
          rowKey={rowId}
          rowLink={row => `/brand/market/${rowId(row)}`}
          filters={filters}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
        />
      </Panel>
    </>
  );
}

function useMarketFilters(): Filter[] {
  const { t } = useTranslation('market');
  const { word, regions, categories, carriers, models } = useVocabulary();
  const select = (key: string, options: { value: string; label: string }[], multiple = false): Filter => ({
    kind: 'select',
    key,
    label: t(`filter.${key}`),
    options,
    multiple,
  });
  return [
    { kind: 'search', key: 'q', label: t('filter.q') },
    select('region', regions),
    select('category', categories, true),
    select('carrier', carriers, true),
    select(
      'level',
      LEVELS.map(value => ({ value, label: t('filter.atLeast', { level: word('evidence', value) }) })),
    ),
    select('model', models),
    select(
      'price',
      STEPS.map(value => ({ value, label: t(`price.${value}`) })),
    ),
  ];
}
