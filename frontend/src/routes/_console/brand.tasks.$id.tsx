import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { RankedListings } from '@/features/deals/RankedListings';
import { TaskTalks } from '@/features/deals/TaskTalks';
import { TaskPage } from '@/features/tasks/TaskPage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/brand/tasks/$id')({
  loader: () => i18next.loadNamespaces(['tasks', 'deals', ...NAMESPACES]),
  component: () => (
    <TaskPage>
      {taskId => (
        <>
          <TaskTalks taskId={taskId} />
          <RankedListings taskId={taskId} />
        </>
      )}
    </TaskPage>
  ),
});
