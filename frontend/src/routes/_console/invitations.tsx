import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { NegotiationsPage } from '@/features/deals/NegotiationsPage';
import { listSearch, many, oneOf, text } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/invitations')({
  validateSearch: listSearch({ state: many(), mine: oneOf(['yes']), open: text() }),
  loader: () => i18next.loadNamespaces(['deals', ...NAMESPACES]),
  component: () => <NegotiationsPage side="owner" path="/invitations" dealPath="/deals" />,
});
