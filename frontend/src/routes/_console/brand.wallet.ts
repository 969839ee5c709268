import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { WalletPage } from '@/features/wallet/WalletPage';
import { listSearch } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/brand/wallet')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces(['wallet', 'ledger']),
  component: WalletPage,
});
