import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { MarketPage } from '@/features/market/MarketPage';

export const Route = createFileRoute('/_console/brand/market/')({
  loader: () => i18next.loadNamespaces('market'),
  component: MarketPage,
});
