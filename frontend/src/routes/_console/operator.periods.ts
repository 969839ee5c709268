import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { PeriodsPage } from '@/features/periods/PeriodsPage';

export const Route = createFileRoute('/_console/operator/periods')({
  loader: () => i18next.loadNamespaces('periods'),
  component: PeriodsPage,
});
