import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ListingsPage } from '@/features/listings/ListingsPage';
import { listSearch, many } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/listings/')({
  validateSearch: listSearch({ state: many(), category: many() }),
  loader: () => i18next.loadNamespaces(['listings', ...NAMESPACES]),
  component: ListingsPage,
});
