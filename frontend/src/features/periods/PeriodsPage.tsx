import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function PeriodsPage() {
  const { t } = useTranslation('periods');
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Panel flush>
        <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
      </Panel>
    </>
  );
}
