import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { RunsTable } from './RunsTable';

/** The checker's desk: runs that somebody else handed in. */
export function ApprovalsPage() {
  const { t } = useTranslation('payouts');
  return (
    <>
      <PageHeader title={t('approvals.title')} intro={t('approvals.intro')} />
      <Panel flush>
        <RunsTable
          id="approvals"
          only="AWAITING_APPROVAL"
          empty={<EmptyState title={t('approvals.empty')} hint={t('approvals.emptyHint')} />}
        />
      </Panel>
    </>
  );
}
