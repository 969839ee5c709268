import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { JobsPage } from '@/features/jobs/JobsPage';

export const Route = createFileRoute('/_console/operator/jobs')({
  loader: () => i18next.loadNamespaces('jobs'),
  component: JobsPage,
});
