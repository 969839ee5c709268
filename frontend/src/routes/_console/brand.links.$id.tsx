import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { LinkPage } from '@/features/tracking/LinkPage';
import { clicksSearch } from '@/features/tracking/search';

export const Route = createFileRoute('/_console/brand/links/$id')({
  validateSearch: clicksSearch,
  loader: () => i18next.loadNamespaces('tracking'),
  component: Page,
});

function Page() {
  return <LinkPage id={Route.useParams().id} listPath="/brand/links" dealsPath="/brand/deals" />;
}
