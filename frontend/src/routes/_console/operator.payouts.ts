import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { PayoutRunsPage } from '@/features/payouts/PayoutRunsPage';

export const Route = createFileRoute('/_console/operator/payouts')({
  loader: () => i18next.loadNamespaces('payouts'),
  component: PayoutRunsPage,
});
