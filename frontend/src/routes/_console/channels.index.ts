import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ChannelsPage } from '@/features/channels/ChannelsPage';
import { listSearch, many, text } from '@/shared/listSearch';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/channels/')({
  validateSearch: listSearch({ carrier: many(), state: text() }),
  loader: () => i18next.loadNamespaces(['channels', ...NAMESPACES]),
  component: ChannelsPage,
});
