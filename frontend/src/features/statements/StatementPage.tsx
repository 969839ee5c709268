import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function StatementPage({ listPath }: { listPath: string }) {
  const { t } = useTranslation('statements');
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
