import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { AlliancePage } from '@/features/alliance/AlliancePage';
import { listSearch } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/alliance')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces(['alliance', 'vocabulary']),
  component: AlliancePage,
});
