import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ImportPage } from '@/features/members/ImportPage';

export const Route = createFileRoute('/_console/members/import')({
  loader: () => i18next.loadNamespaces('members'),
  component: ImportPage,
});
