import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ListingPage } from '@/features/listings/ListingPage';

export const Route = createFileRoute('/_console/listings/$id')({
  loader: () => i18next.loadNamespaces('listings'),
  component: ListingPage,
});
