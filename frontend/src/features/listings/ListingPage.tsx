import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function ListingPage() {
  const { t } = useTranslation('listings');
  return (
    <>
      <PageHeader
        title={t('detail.title')}
        intro={t('detail.intro')}
        back={{ to: '/listings', label: t('list.title') }}
      />
      <Panel flush>
        <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
      </Panel>
    </>
  );
}
