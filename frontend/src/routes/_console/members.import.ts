import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ImportPage } from '@/features/members/ImportPage';
import { listSearch, text } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/members/import')({
  validateSearch: listSearch({ import: text() }),
  loader: () => i18next.loadNamespaces('members'),
  component: ImportPage,
});
