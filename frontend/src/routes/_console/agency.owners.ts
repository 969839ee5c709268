import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OwnersPage } from '@/features/agencies/OwnersPage';

export const Route = createFileRoute('/_console/agency/owners')({
  loader: () => i18next.loadNamespaces('agencies'),
  component: OwnersPage,
});
