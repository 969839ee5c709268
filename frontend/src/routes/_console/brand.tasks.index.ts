import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { TasksPage } from '@/features/tasks/TasksPage';

export const Route = createFileRoute('/_console/brand/tasks/')({
  loader: () => i18next.loadNamespaces('tasks'),
  component: TasksPage,
});
