import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ClicksPage } from '@/features/tracking/ClicksPage';
import { clicksSearch } from '@/features/tracking/search';

export const Route = createFileRoute('/_console/operator/clicks')({
  validateSearch: clicksSearch,
  loader: () => i18next.loadNamespaces('tracking'),
  component: ClicksPage,
});
