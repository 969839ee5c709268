import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ListingPage } from '@/features/listings/ListingPage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/listings/$id')({
  loader: () => i18next.loadNamespaces(['listings', ...NAMESPACES]),
  component: ListingPage,
});
