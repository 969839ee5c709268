import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { DealPage } from '@/features/deals/DealPage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/operator/deals/$id')({
  loader: () => i18next.loadNamespaces(['deals', ...NAMESPACES]),
  component: () => <DealPage listPath="/operator/deals" isOperator />,
});
