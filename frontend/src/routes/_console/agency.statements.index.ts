import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { StatementsPage } from '@/features/statements/StatementsPage';

export const Route = createFileRoute('/_console/agency/statements/')({
  loader: () => i18next.loadNamespaces('statements'),
  component: StatementsPage,
});
