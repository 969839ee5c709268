import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { AudiencePage } from '@/features/audiences/AudiencePage';
import { search, text } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/audience')({
  validateSearch: search({ profile: text() }),
  loader: () => i18next.loadNamespaces(['audiences', ...NAMESPACES]),
  component: AudiencePage,
});
