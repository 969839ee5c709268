import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { TasksPage } from '@/features/tasks/TasksPage';
import { listSearch, many } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/brand/tasks/')({
  validateSearch: listSearch({ state: many(), category: many() }),
  loader: () => i18next.loadNamespaces(['tasks', ...NAMESPACES]),
  component: TasksPage,
});
