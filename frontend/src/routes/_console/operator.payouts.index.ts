import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { PayoutRunsPage } from '@/features/payouts/PayoutRunsPage';
import { listSearch, many } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/payouts/')({
  validateSearch: listSearch({ state: many() }),
  loader: () => i18next.loadNamespaces('payouts'),
  component: PayoutRunsPage,
});
