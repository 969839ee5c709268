import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { PayoutsPage } from '@/features/payouts/PayoutsPage';

export const Route = createFileRoute('/_console/payouts')({
  loader: () => i18next.loadNamespaces('payouts'),
  component: PayoutsPage,
});
