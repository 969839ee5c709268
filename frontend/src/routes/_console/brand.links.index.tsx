import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { LinksPage } from '@/features/tracking/LinksPage';
import { linksSearch } from '@/features/tracking/search';

export const Route = createFileRoute('/_console/brand/links/')({
  validateSearch: linksSearch,
  loader: () => i18next.loadNamespaces('tracking'),
  component: () => <LinksPage base="/brand/links" partner="owner" />,
});
