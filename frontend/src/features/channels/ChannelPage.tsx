import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function ChannelPage() {
  const { t } = useTranslation('channels');
  return (
    <>
      <PageHeader
        title={t('detail.title')}
        intro={t('detail.intro')}
        back={{ to: '/channels', label: t('list.title') }}
      />
      <Panel flush>
        <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
      </Panel>
    </>
  );
}
