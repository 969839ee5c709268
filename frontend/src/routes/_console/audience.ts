import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { AudiencePage } from '@/features/audiences/AudiencePage';

export const Route = createFileRoute('/_console/audience')({
  loader: () => i18next.loadNamespaces('audiences'),
  component: AudiencePage,
});
