import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ConversionsPage } from '@/features/conversions/ConversionsPage';

export const Route = createFileRoute('/_console/operator/conversions')({
  loader: () => i18next.loadNamespaces('conversions'),
  component: ConversionsPage,
});
