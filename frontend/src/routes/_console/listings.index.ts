import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ListingsPage } from '@/features/listings/ListingsPage';

export const Route = createFileRoute('/_console/listings/')({
  loader: () => i18next.loadNamespaces('listings'),
  component: ListingsPage,
});
