import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function NewTaskPage() {
  const { t } = useTranslation('tasks');
  return (
    <>
      <PageHeader
        title={t('new.title')}
        intro={t('new.intro')}
        back={{ to: '/brand/tasks', label: t('list.title') }}
      />
      <Panel flush>
        <EmptyState title={t('new.empty')} />
      </Panel>
    </>
  );
}
