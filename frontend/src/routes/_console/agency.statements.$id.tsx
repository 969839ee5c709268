import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { StatementPage } from '@/features/statements/StatementPage';
import { listSearch, many } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/agency/statements/$id')({
  validateSearch: listSearch({ kind: many() }),
  loader: () => i18next.loadNamespaces('statements'),
  component: Page,
});

function Page() {
  return <StatementPage id={Route.useParams().id} listPath="/agency/statements" />;
}
