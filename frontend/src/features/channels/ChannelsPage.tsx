import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { type Carrier, type ChannelOrder, type ChannelState, ChannelsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { useVocabulary } from '@/shared/vocabulary';
import { ChannelForm } from './ChannelForm';
import { rowId, useChannelColumns } from './columns';

export interface ChannelSearch extends ListSearch {
  carrier?: string[];
  state?: string;
}

const ORDERS: Record<string, ChannelOrder> = { name: 'NAME', '-members': 'MEMBERS' };

/** The owner's channels, with what proves each. */
export function ChannelsPage() {
  const { t } = useTranslation('channels');
  const { search } = useListState<ChannelSearch>();
  const { carriers } = useVocabulary();
  const columns = useChannelColumns();
  const [registering, setRegistering] = useState(false);
  const channels = useQuery({
    ...graphqlQuery(ChannelsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      order: ORDERS[search.sort ?? ''] ?? 'NEWEST',
      filter: {
        carrier: search.carrier as Carrier[] | undefined,
        state: search.state as ChannelState | undefined,
      },
    }),
    select: data => data.channels,
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    { kind: 'select', key: 'carrier', label: t('column.carrier'), multiple: true, options: carriers },
    {
      kind: 'select',
      key: 'state',
      label: t('filter.state'),
      options: (['ACTIVE', 'ARCHIVED'] as const).map(value => ({ value, label: t(`state.${value}`) })),
    },
  ];
  const register = (
    <Button type="primary" onClick={() => setRegistering(true)}>
      {t('register.open')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} actions={register} />
      <Panel flush>
        <DataTable
          id="channels"
          label={t('list.title')}
          columns={columns}
          query={channels}
          rowKey={rowId}
          rowLink={row => `/channels/${rowId(row)}`}
          filters={filters}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} action={register} />}
        />
      </Panel>
      <ChannelForm open={registering} onClose={() => setRegistering(false)} />
    </>
  );
}
