import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function PayoutsPage() {
  const { t } = useTranslation('payouts');
  return (
    <>
      <PageHeader title={t('received.title')} intro={t('received.intro')} />
      <Panel flush>
        <EmptyState title={t('received.empty')} hint={t('received.emptyHint')} />
      </Panel>
    </>
  );
}
