import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function LedgerPage() {
  const { t } = useTranslation('ledger');
  return (
    <>
      <PageHeader title={t('page.title')} intro={t('page.intro')} />
      <Panel flush>
        <EmptyState title={t('page.empty')} hint={t('page.emptyHint')} />
      </Panel>
    </>
  );
}
