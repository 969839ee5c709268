import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { StatementPage } from '@/features/statements/StatementPage';

export const Route = createFileRoute('/_console/brand/statements/$id')({
  loader: () => i18next.loadNamespaces('statements'),
  component: () => <StatementPage listPath="/brand/statements" />,
});
