import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { LedgerPage } from '@/features/ledger/LedgerPage';
import { day, listSearch, many, text } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/ledger')({
  validateSearch: listSearch({ kind: many(), source: text(), range: text(), from: day(), to: day() }),
  loader: () => i18next.loadNamespaces('ledger'),
  component: LedgerPage,
});
