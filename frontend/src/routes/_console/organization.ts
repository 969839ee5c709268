import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OrganizationPage } from '@/features/organization/OrganizationPage';
import { listSearch } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/organization')({
  validateSearch: listSearch({}),
  loader: () => i18next.loadNamespaces('organization'),
  component: OrganizationPage,
});
