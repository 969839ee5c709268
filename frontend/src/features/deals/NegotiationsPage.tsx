import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  type NegotiationRowFragment,
  NegotiationRowFragmentDoc,
  type NegotiationState,
  NegotiationsDocument,
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
import { NegotiationSheet } from './NegotiationSheet';
import { NEGOTIATION_STATES, NEGOTIATION_TONES } from './states';

export interface NegotiationSearch extends ListSearch {
  state?: string[];
  mine?: string;
  open?: string;
}

type Side = 'owner' | 'brand';

/** Every talk one side takes part in; the one named by the address is open beside the list. */
export function NegotiationsPage({ side, path, dealPath }: { side: Side; path: string; dealPath: string }) {
  const { t } = useTranslation('deals');
  const list = useListState<NegotiationSearch>();
  const { search } = list;
  const columns = useColumns(side);
  const talks = useQuery({
    ...graphqlQuery(NegotiationsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: { state: search.state as NegotiationState[] | undefined },
      waitsForMe: search.mine === 'yes' ? true : undefined,
    }),
    select: ({ negotiations }) => ({
      ...negotiations,
      edges: negotiations?.edges.map(edge => ({ node: readFragment(NegotiationRowFragmentDoc, edge.node) })),
      pageInfo: negotiations?.pageInfo ?? { hasNextPage: false },
    }),
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    {
      kind: 'select',
      key: 'mine',
      label: t('negotiation.filter.mine'),
      options: [{ value: 'yes', label: t('negotiation.filter.waiting') }],
    },
    {
      kind: 'select',
      key: 'state',
      label: t('negotiation.filter.state'),
      multiple: true,
      options: NEGOTIATION_STATES.map(state => ({ value: state, label: t(`negotiation.state.${state}`) })),
    },
  ];
  return (
    <>
      <PageHeader title={t(`negotiation.title.${side}`)} intro={t(`negotiation.intro.${side}`)} />
      <Panel flush>
        <DataTable
          id={`negotiations.${side}`}
          label={t(`negotiation.title.${side}`)}
          columns={columns}
          query={talks}
          rowKey={row => row.id}
          rowLink={row => `${path}?open=${row.id}`}
          filters={filters}
          empty={
            <EmptyState title={t(`negotiation.empty.${side}`)} hint={t(`negotiation.emptyHint.${side}`)} />
          }
        />
      </Panel>
      <NegotiationSheet
        id={search.open ? nodeId('Negotiation', search.open) : null}
        dealPath={dealPath}
        onClose={() => list.filter({ open: undefined, after: search.after })}
      />
    </>
  );
}

function useColumns(side: Side): Column<NegotiationRowFragment>[] {
  const { t } = useTranslation('deals');
  const title = (key: string) => t(`negotiation.column.${key}`);
  return [
    { key: 'task', title: title('task'), render: row => row.task.title },
    {
      key: 'state',
      title: title('state'),
      card: 'corner',
      render: row => (
        <StatusTag tone={row.waitsForMe ? 'warning' : NEGOTIATION_TONES[row.state]}>
          {row.waitsForMe ? t('negotiation.yourTurn') : t(`negotiation.state.${row.state}`)}
        </StatusTag>
      ),
    },
    {
      key: 'other',
      title: title(side === 'owner' ? 'brand' : 'owner'),
      render: row => (side === 'owner' ? row.brand.name : row.owner.name),
    },
    { key: 'listing', title: title('listing'), render: row => row.listingTitle },
    {
      key: 'price',
      title: title('price'),
      align: 'right',
      render: row => (
        <Price rateBp={row.currentOffer.terms.rateBp} minor={row.currentOffer.terms.priceMinor} />
      ),
    },
    { key: 'version', title: title('version'), align: 'right', render: row => row.version },
    { key: 'started', title: title('started'), render: row => t(`negotiation.startedBy.${row.startedBy}`) },
    {
      key: 'expires',
      title: title('expires'),
      render: row => (row.state === 'OPEN' ? formatDateTime(row.expiresAt) : '–'),
    },
  ];
}
