import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { SourcesPage } from '@/features/sources/SourcesPage';

export const Route = createFileRoute('/_console/brand/sources')({
  loader: () => i18next.loadNamespaces('sources'),
  component: SourcesPage,
});
