import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OpenTaskPage } from '@/features/openTasks/OpenTaskPage';

export const Route = createFileRoute('/_console/tasks/$id')({
  loader: () => i18next.loadNamespaces('openTasks'),
  component: OpenTaskPage,
});
