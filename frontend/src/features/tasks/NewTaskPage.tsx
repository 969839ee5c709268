import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { TaskBriefFragmentDoc, TaskDocument } from '@/gql/graphql';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { formOf } from './brief';
import { TaskForm } from './TaskForm';

/** Writes a new task, or rewrites the draft that the address names. */
export function NewTaskPage() {
  const { t } = useTranslation('tasks');
  const address: { task?: string } = useSearch({ strict: false });
  return (
    <>
      <PageHeader
        title={t(address.task ? 'new.edit' : 'new.title')}
        intro={t('new.intro')}
        back={{ to: '/brand/tasks', label: t('list.title') }}
      />
      {address.task ? <StoredDraft id={nodeId('Task', address.task)} /> : <TaskForm />}
    </>
  );
}

function StoredDraft({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(graphqlQuery(TaskDocument, { id }));
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  if (data.node?.__typename !== 'Task') return <TaskForm />;
  return <TaskForm task={id} stored={formOf(readFragment(TaskBriefFragmentDoc, data.node))} />;
}
