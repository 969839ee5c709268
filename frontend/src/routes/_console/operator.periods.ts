import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { PeriodsPage } from '@/features/periods/PeriodsPage';
import { listSearch } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/periods')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces('periods'),
  component: PeriodsPage,
});
