import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel, Stack } from '@/shared/Panel';
import { PrepareRun } from './PrepareRun';
import { Reconciliations } from './Reconciliations';
import { RunsTable } from './RunsTable';

/** The maker's desk: make up runs, follow them, compare with the rail's file. */
export function PayoutRunsPage() {
  const { t } = useTranslation('payouts');
  return (
    <>
      <PageHeader title={t('runs.title')} intro={t('runs.intro')} actions={<PrepareRun />} />
      <Stack>
        <Panel flush>
          <RunsTable
            id="payoutRuns"
            empty={<EmptyState title={t('runs.empty')} hint={t('runs.emptyHint')} />}
          />
        </Panel>
        <Reconciliations />
      </Stack>
    </>
  );
}
