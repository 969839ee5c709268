import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { PayoutsReceivedDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { readPayout, usePayoutColumns } from './payoutColumns';

/** What has been paid to the reader's organization, and what is on its way. */
export function PayoutsPage() {
  const { t } = useTranslation('payouts');
  const { search } = useListState<ListSearch>();
  const columns = usePayoutColumns();
  const payouts = useQuery({
    ...graphqlQuery(PayoutsReceivedDocument, { first: PAGE_SIZE, after: search.after }),
    select: data => data.payouts,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t('received.title')} intro={t('received.intro')} />
      <Panel flush>
        <DataTable
          id="payoutsReceived"
          label={t('received.title')}
          columns={columns}
          query={payouts}
          rowKey={row => readPayout(row).id}
          empty={
            <EmptyState
              title={t('received.empty')}
              hint={t('received.emptyHint')}
              action={<Link to="/statements">{t('received.emptyAction')}</Link>}
            />
          }
        />
      </Panel>
    </>
  );
}
