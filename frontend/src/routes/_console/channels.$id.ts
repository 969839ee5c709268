import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ChannelPage } from '@/features/channels/ChannelPage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/channels/$id')({
  loader: () => i18next.loadNamespaces(['channels', ...NAMESPACES]),
  component: ChannelPage,
});
