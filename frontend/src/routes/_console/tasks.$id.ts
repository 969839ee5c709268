import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OpenTaskPage } from '@/features/deals/OpenTaskPage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/tasks/$id')({
  loader: () => i18next.loadNamespaces(['deals', ...NAMESPACES]),
  component: OpenTaskPage,
});
