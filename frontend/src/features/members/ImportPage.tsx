import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function ImportPage() {
  const { t } = useTranslation('members');
  return (
    <>
      <PageHeader title={t('import.title')} intro={t('import.intro')} />
      <Panel flush>
        <EmptyState title={t('import.empty')} hint={t('import.emptyHint')} />
      </Panel>
    </>
  );
}
