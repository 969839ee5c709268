import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function AudiencePage() {
  const { t } = useTranslation('audiences');
  return (
    <>
      <PageHeader title={t('profile.title')} intro={t('profile.intro')} />
      <Panel flush>
        <EmptyState title={t('profile.empty')} hint={t('profile.emptyHint')} />
      </Panel>
    </>
  );
}
