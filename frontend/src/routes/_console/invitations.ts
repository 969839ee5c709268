import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { InvitationsPage } from '@/features/invitations/InvitationsPage';

export const Route = createFileRoute('/_console/invitations')({
  loader: () => i18next.loadNamespaces('invitations'),
  component: InvitationsPage,
});
