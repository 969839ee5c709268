import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { PayoutsPage } from '@/features/payouts/PayoutsPage';
import { listSearch } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/payouts')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces('payouts'),
  component: PayoutsPage,
});
