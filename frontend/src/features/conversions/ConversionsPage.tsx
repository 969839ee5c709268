import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { ConversionsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { readConversion, useConversionColumns } from './columns';
import { ExplainedOrder } from './ExplainedOrder';
import { type ConversionSearch, filterOf, orderOf, STATES } from './search';

/** Every order the reader is a party to, whom it is credited to, and why. */
export function ConversionsPage({ dealsPath }: { dealsPath?: string }) {
  const { t } = useTranslation('conversions');
  const { search } = useListState<ConversionSearch>();
  const [opened, setOpened] = useState<string | null>(null);
  const orders = useQuery({
    ...graphqlQuery(ConversionsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: filterOf(search),
      order: orderOf(search),
    }),
    select: data => data.conversions,
    placeholderData: keepPreviousData,
  });
  const columns = useConversionColumns();
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Panel flush>
        <DataTable
          id="conversions"
          label={t('list.title')}
          columns={[
            ...columns,
            {
              key: 'explain',
              title: t('column.explain'),
              render: row => (
                <Button size="small" onClick={() => setOpened(readConversion(row).id)}>
                  {t('explain.open')}
                </Button>
              ),
            },
          ]}
          query={orders}
          rowKey={row => readConversion(row).id}
          filters={[
            { kind: 'search', key: 'q', label: t('filter.order') },
            {
              kind: 'select',
              key: 'state',
              label: t('filter.state'),
              multiple: true,
              options: STATES.map(state => ({ value: state, label: t(`state.${state}`) })),
            },
            { kind: 'range', key: 'range', label: t('filter.range') },
          ]}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
        />
      </Panel>
      <ExplainedOrder id={opened} dealsPath={dealsPath} onClose={() => setOpened(null)} />
    </>
  );
}
