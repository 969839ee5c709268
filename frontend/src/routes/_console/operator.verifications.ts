import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { VerificationsPage } from '@/features/verifications/VerificationsPage';
import { listSearch } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/operator/verifications')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces(['verifications', ...NAMESPACES]),
  component: VerificationsPage,
});
