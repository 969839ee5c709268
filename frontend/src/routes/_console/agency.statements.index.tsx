import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { StatementsPage } from '@/features/statements/StatementsPage';
import { listSearch, many, text } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/agency/statements/')({
  validateSearch: listSearch({ state: many(), payout: many(), period: text() }),
  loader: () => i18next.loadNamespaces('statements'),
  component: () => <StatementsPage base="/agency/statements" />,
});
