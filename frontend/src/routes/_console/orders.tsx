import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ConversionsPage } from '@/features/conversions/ConversionsPage';
import { day, listSearch, many, text } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/orders')({
  validateSearch: listSearch({ state: many(), range: text(), from: day(), to: day() }),
  loader: () => i18next.loadNamespaces('conversions'),
  component: () => <ConversionsPage dealsPath="/deals" />,
});
