import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { LedgerPage } from '@/features/ledger/LedgerPage';

export const Route = createFileRoute('/_console/operator/ledger')({
  loader: () => i18next.loadNamespaces('ledger'),
  component: LedgerPage,
});
