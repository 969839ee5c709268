import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function PayoutRunsPage() {
  const { t } = useTranslation('payouts');
  return (
    <>
      <PageHeader title={t('runs.title')} intro={t('runs.intro')} />
      <Panel flush>
        <EmptyState title={t('runs.empty')} hint={t('runs.emptyHint')} />
      </Panel>
    </>
  );
}
