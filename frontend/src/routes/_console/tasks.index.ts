import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OpenTasksPage } from '@/features/deals/OpenTasksPage';
import { listSearch } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/tasks/')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces(['deals', ...NAMESPACES]),
  component: OpenTasksPage,
});
