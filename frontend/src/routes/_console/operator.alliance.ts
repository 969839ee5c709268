import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { AlliancePage } from '@/features/alliance/AlliancePage';

export const Route = createFileRoute('/_console/operator/alliance')({
  loader: () => i18next.loadNamespaces('alliance'),
  component: AlliancePage,
});
