import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { AccountPage } from '@/features/auth/AccountPage';

export const Route = createFileRoute('/_console/account')({
  loader: () => i18next.loadNamespaces('auth'),
  component: AccountPage,
});
