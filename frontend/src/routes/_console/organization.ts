import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OrganizationPage } from '@/features/organization/OrganizationPage';

export const Route = createFileRoute('/_console/organization')({
  loader: () => i18next.loadNamespaces('organization'),
  component: OrganizationPage,
});
