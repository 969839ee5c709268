import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { NewTaskPage } from '@/features/tasks/NewTaskPage';

export const Route = createFileRoute('/_console/brand/tasks/new')({
  loader: () => i18next.loadNamespaces('tasks'),
  component: NewTaskPage,
});
