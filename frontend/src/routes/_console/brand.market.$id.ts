import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { MarketListingPage } from '@/features/market/MarketListingPage';

export const Route = createFileRoute('/_console/brand/market/$id')({
  loader: () => i18next.loadNamespaces('market'),
  component: MarketListingPage,
});
