import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { HostsPage } from '@/features/hosts/HostsPage';
import { listSearch, many } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/hosts')({
  validateSearch: listSearch({ state: many() }),
  loader: () => i18next.loadNamespaces('hosts'),
  component: HostsPage,
});
