import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { NewListingPage } from '@/features/listings/NewListingPage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/listings/new')({
  loader: () => i18next.loadNamespaces(['listings', ...NAMESPACES]),
  component: NewListingPage,
});
