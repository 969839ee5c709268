import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { AgencyPage } from '@/features/agencies/AgencyPage';
import { listSearch, many } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/represented')({
  validateSearch: listSearch({ state: many() }),
  loader: () => i18next.loadNamespaces('agencies'),
  component: AgencyPage,
});
