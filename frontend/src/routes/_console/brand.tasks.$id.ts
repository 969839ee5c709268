import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { TaskPage } from '@/features/tasks/TaskPage';

export const Route = createFileRoute('/_console/brand/tasks/$id')({
  loader: () => i18next.loadNamespaces('tasks'),
  component: TaskPage,
});
