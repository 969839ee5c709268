import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { OwnersPage } from '@/features/agencies/OwnersPage';
import { listSearch, many } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/agency/owners')({
  validateSearch: listSearch({ state: many() }),
  loader: () => i18next.loadNamespaces('agencies'),
  component: OwnersPage,
});
