import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { EarningsPage } from '@/features/earnings/EarningsPage';

export const Route = createFileRoute('/_console/earnings')({
  loader: () => i18next.loadNamespaces('earnings'),
  component: EarningsPage,
});
