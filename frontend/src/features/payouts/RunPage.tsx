import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { PayoutRunDocument, type PayoutRunRowFragment, PayoutsOfRunDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { PAGE_SIZE, rowsOf } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { PayoutActions } from './PayoutActions';
import { readPayout, usePayoutColumns } from './payoutColumns';
import { RunActions } from './RunActions';
import { RunFacts } from './RunFacts';
import { RunTag, readRun } from './runColumns';
import { MOVING } from './states';

const LOOK_AGAIN_MS = 1_500;

/** One run: what it pays to whom, who made it up, and the second person's decision. */
export function RunPage({ id }: { id: string }) {
  const { t } = useTranslation('payouts');
  const found = useQuery({
    ...graphqlQuery(PayoutRunDocument, { id }),
    refetchInterval: ({ state }) => {
      const node = state.data?.node;
      if (node?.__typename !== 'PayoutRun') return false;
      const run = readRun(node);
      return run.state === 'APPROVED' && run.paidCount < run.payoutCount ? LOOK_AGAIN_MS : false;
    },
  });
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />;
  const node = found.data?.node;
  if (found.isPending) return <PageSkeleton />;
  if (node?.__typename !== 'PayoutRun')
    return <EmptyState title={t('run.missing')} hint={t('run.missingHint')} />;
  const run = readRun(node);
  return (
    <>
      <PageHeader
        title={t('run.title')}
        intro={t('run.intro')}
        tags={<RunTag run={run} />}
        back={{ to: '/operator/payouts', label: t('runs.title') }}
        actions={<RunActions run={run} />}
      />
      <Stack>
        <Panel>
          <RunFacts run={run} />
        </Panel>
        <Panel title={t('run.payouts')} flush>
          <PayoutsOfRun run={run} />
        </Panel>
      </Stack>
    </>
  );
}

function PayoutsOfRun({ run }: { run: PayoutRunRowFragment }) {
  const { t } = useTranslation('payouts');
  const { search } = useListState<ListSearch>();
  const columns = usePayoutColumns(payout => <PayoutActions run={run} payout={payout} />);
  const payouts = useQuery({
    ...graphqlQuery(PayoutsOfRunDocument, { run: run.id, first: PAGE_SIZE, after: search.after }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      rowsOf(state.data?.payouts).some(row => MOVING.includes(readPayout(row).state)) ? LOOK_AGAIN_MS : false,
  });
  return (
    <DataTable
      id="payoutsOfRun"
      label={t('run.payouts')}
      columns={columns}
      query={{ ...payouts, data: payouts.data?.payouts }}
      rowKey={row => readPayout(row).id}
      empty={<EmptyState title={t('run.empty')} hint={t('run.emptyHint')} />}
    />
  );
}
