import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { TaskDocument, TaskHeadFragmentDoc } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { BriefFacts } from './BriefFacts';
import { BudgetPanel } from './BudgetPanel';
import { TONES } from './states';
import { TaskActions } from './TaskActions';

interface Props {
  /** What the other rooms show of the task: who suits it, who talks about it, what was agreed. */
  children: (taskId: string) => ReactNode;
}

/** One task of the brand: its money, its brief, and whatever the route lays below. */
export function TaskPage({ children }: Props) {
  const { t } = useTranslation('tasks');
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const taskId = nodeId('Task', id);
  const { data, error, refetch } = useQuery(graphqlQuery(TaskDocument, { id: taskId }));
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const back = { to: '/brand/tasks', label: t('list.title') };
  if (data.node?.__typename !== 'Task') {
    return (
      <>
        <PageHeader title={t('detail.title')} back={back} />
        <Panel flush>
          <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
        </Panel>
      </>
    );
  }
  const head = readFragment(TaskHeadFragmentDoc, data.node);
  return (
    <>
      <PageHeader
        title={head.title}
        intro={t(`detail.now.${head.state}`)}
        tags={<StatusTag tone={TONES[head.state]}>{t(`state.${head.state}`)}</StatusTag>}
        actions={<TaskActions task={head} />}
        back={back}
      />
      <Stack>
        <BudgetPanel taskId={taskId} isFunded={head.state !== 'DRAFT'} />
        {head.state === 'DRAFT' ? null : children(taskId)}
        <BriefFacts task={data.node} />
      </Stack>
    </>
  );
}
