import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { MarketPage } from '@/features/market/MarketPage';
import { listSearch, many, text } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/brand/market/')({
  validateSearch: listSearch({
    region: text(),
    category: many(),
    carrier: many(),
    level: text(),
    model: text(),
    price: text(),
  }),
  loader: () => i18next.loadNamespaces(['market', ...NAMESPACES]),
  component: MarketPage,
});
