import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function HomePage() {
  const { t } = useTranslation('home');
  return (
    <>
      <PageHeader title={t('home.title')} intro={t('home.intro')} />
      <Panel flush>
        <EmptyState title={t('home.empty')} hint={t('home.emptyHint')} />
      </Panel>
    </>
  );
}
