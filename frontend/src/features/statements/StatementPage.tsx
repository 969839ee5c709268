import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { StatementDocument, StatementFactsFragmentDoc } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { Downloads } from './Downloads';
import { StatementAnswer } from './StatementAnswer';
import { StatementLines } from './StatementLines';
import { StatementSums } from './StatementSums';
import { TaxPanel } from './TaxPanel';
import { PAYOUT_TONES, STATE_TONES, shownPayout } from './tones';

interface Props {
  id: string;
  listPath: string;
  /** The operator reads; only the party answers. */
  readOnly?: boolean;
}

/** One statement: its sums, how the tax was found, every line; and the party's answer. */
export function StatementPage({ id, listPath, readOnly = false }: Props) {
  const { t } = useTranslation('statements');
  const { data, error, isPending, refetch } = useQuery(graphqlQuery(StatementDocument, { id }));
  const back = { to: listPath, label: t('list.title') };
  if (isPending) return <PageSkeleton />;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (data.node?.__typename !== 'Statement') {
    return (
      <>
        <PageHeader title={t('detail.title')} back={back} />
        <Panel flush>
          <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
        </Panel>
      </>
    );
  }
  const statement = readFragment(StatementFactsFragmentDoc, data.node);
  const payout = shownPayout(statement.state, statement.payoutState);
  return (
    <>
      <PageHeader
        title={t('detail.titled', { number: statement.number })}
        intro={`${statement.partyName} · ${statement.startsOn} – ${statement.endsOn}`}
        back={back}
        tags={
          <>
            {statement.payoutState === 'RETAINED' ? null : (
              <StatusTag tone={STATE_TONES[statement.state]}>{t(`state.${statement.state}`)}</StatusTag>
            )}
            <StatusTag tone={PAYOUT_TONES[payout]}>{t(`payout.${payout}`)}</StatusTag>
          </>
        }
        actions={
          <>
            <Downloads downloadId={statement.downloadId} />
            {readOnly ? null : <StatementAnswer statement={data.node} />}
          </>
        }
      />
      <Stack>
        <StatementSums statement={data.node} />
        {data.statementWithholding ? <TaxPanel steps={data.statementWithholding} /> : null}
        <StatementLines statementId={id} />
      </Stack>
    </>
  );
}
