import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function MarketListingPage() {
  const { t } = useTranslation('market');
  return (
    <>
      <PageHeader
        title={t('detail.title')}
        intro={t('detail.intro')}
        back={{ to: '/brand/market', label: t('list.title') }}
      />
      <Panel flush>
        <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
      </Panel>
    </>
  );
}
