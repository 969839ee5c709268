import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OpenTasksPage } from '@/features/openTasks/OpenTasksPage';

export const Route = createFileRoute('/_console/tasks/')({
  loader: () => i18next.loadNamespaces('openTasks'),
  component: OpenTasksPage,
});
