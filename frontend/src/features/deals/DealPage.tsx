import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function DealPage({ listPath }: { listPath: string }) {
  const { t } = useTranslation('deals');
  return (
    <>
      <PageHeader
        title={t('detail.title')}
        intro={t('detail.intro')}
        back={{ to: listPath, label: t('list.title') }}
      />
      <Panel flush>
        <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
      </Panel>
    </>
  );
}
