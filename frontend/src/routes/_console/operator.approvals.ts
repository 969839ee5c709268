import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ApprovalsPage } from '@/features/approvals/ApprovalsPage';

export const Route = createFileRoute('/_console/operator/approvals')({
  loader: () => i18next.loadNamespaces('approvals'),
  component: ApprovalsPage,
});
