import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { RunPage } from '@/features/payouts/RunPage';
import { listSearch } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/payouts/$id')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces('payouts'),
  component: Page,
});

function Page() {
  return <RunPage id={Route.useParams().id} />;
}
