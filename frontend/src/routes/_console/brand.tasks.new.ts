import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { NewTaskPage } from '@/features/tasks/NewTaskPage';
import { listSearch, text } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/brand/tasks/new')({
  validateSearch: listSearch({ task: text() }),
  loader: () => i18next.loadNamespaces(['tasks', ...NAMESPACES]),
  component: NewTaskPage,
});
