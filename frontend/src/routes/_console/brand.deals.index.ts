import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { DealsPage } from '@/features/deals/DealsPage';

export const Route = createFileRoute('/_console/brand/deals/')({
  loader: () => i18next.loadNamespaces('deals'),
  component: DealsPage,
});
