import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { DealsPage } from '@/features/deals/DealsPage';
import { listSearch, many } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/operator/deals/')({
  validateSearch: listSearch({ state: many() }),
  loader: () => i18next.loadNamespaces(['deals', ...NAMESPACES]),
  component: () => <DealsPage path="/operator/deals" />,
});
