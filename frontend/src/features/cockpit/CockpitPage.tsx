import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { CockpitDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Columns, Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { PayoutsUnderWay, RunsAwaiting } from './OpenWork';
import { TrialFigures } from './TrialFigures';
import { TrialTable } from './TrialTable';
import { WhereItStands } from './WhereItStands';

const LOOK_AGAIN_MS = 30_000;

/** Where every cent stands now, whether the books balance, and what waits for somebody. */
export function CockpitPage() {
  const { t } = useTranslation('cockpit');
  const cockpit = useQuery({ ...graphqlQuery(CockpitDocument, {}), refetchInterval: LOOK_AGAIN_MS });
  const trial = cockpit.data?.trialBalance;
  const tag = trial ? (
    <StatusTag tone={trial.balanced ? 'success' : 'danger'}>
      {t(trial.balanced ? 'trial.balanced' : 'trial.unbalanced')}
    </StatusTag>
  ) : null;
  return (
    <>
      <PageHeader title={t('home.title')} intro={t('home.intro')} tags={tag} />
      {cockpit.error ? <ErrorState error={cockpit.error} onRetry={cockpit.refetch} /> : null}
      {cockpit.isPending ? <PageSkeleton /> : null}
      {cockpit.data && trial ? (
        <Stack>
          <Panel>
            <TrialFigures trial={trial} />
          </Panel>
          <Columns>
            <Panel title={t('awaiting.title')} flush>
              <RunsAwaiting runs={cockpit.data.awaiting?.nodes ?? []} />
            </Panel>
            <Panel title={t('underWay.title')} flush>
              <PayoutsUnderWay payouts={cockpit.data.underWay?.nodes ?? []} />
            </Panel>
          </Columns>
          {trial.lines.length > 0 ? (
            <>
              <Panel title={t('stands.title')}>
                <WhereItStands lines={trial.lines} />
              </Panel>
              <Panel title={t('trial.title')} flush>
                <TrialTable trial={trial} />
              </Panel>
            </>
          ) : (
            <Panel flush>
              <EmptyState title={t('home.empty')} hint={t('home.emptyHint')} />
            </Panel>
          )}
        </Stack>
      ) : null}
    </>
  );
}
