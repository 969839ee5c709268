import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { VerificationsPage } from '@/features/verifications/VerificationsPage';

export const Route = createFileRoute('/_console/operator/verifications')({
  loader: () => i18next.loadNamespaces('verifications'),
  component: VerificationsPage,
});
