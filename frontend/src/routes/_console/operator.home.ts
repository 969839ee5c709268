import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { CockpitPage } from '@/features/cockpit/CockpitPage';

export const Route = createFileRoute('/_console/operator/home')({
  loader: () => i18next.loadNamespaces(['cockpit', 'ledger']),
  component: CockpitPage,
});
