import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ApprovalsPage } from '@/features/payouts/ApprovalsPage';
import { listSearch } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/approvals')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces('payouts'),
  component: ApprovalsPage,
});
