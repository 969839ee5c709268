import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ChannelsPage } from '@/features/channels/ChannelsPage';

export const Route = createFileRoute('/_console/channels/')({
  loader: () => i18next.loadNamespaces('channels'),
  component: ChannelsPage,
});
