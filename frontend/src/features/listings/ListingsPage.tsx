import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function ListingsPage() {
  const { t } = useTranslation('listings');
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Panel flush>
        <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
      </Panel>
    </>
  );
}
