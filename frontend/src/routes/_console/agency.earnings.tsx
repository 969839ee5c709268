import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { EarningsPage } from '@/features/earnings/EarningsPage';
import { day, listSearch, many, text } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/agency/earnings')({
  validateSearch: listSearch({ state: many(), range: text(), from: day(), to: day() }),
  loader: () => i18next.loadNamespaces('earnings'),
  component: () => <EarningsPage work="/agency/deals" />,
});
