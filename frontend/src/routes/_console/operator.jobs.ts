import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { JobsPage } from '@/features/jobs/JobsPage';
import { listSearch, text } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/operator/jobs')({
  validateSearch: listSearch({ state: text() }),
  loader: () => i18next.loadNamespaces('jobs'),
  component: JobsPage,
});
