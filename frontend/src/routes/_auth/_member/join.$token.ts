import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { InvitationPage } from '@/features/onboarding/InvitationPage';

export const Route = createFileRoute('/_auth/_member/join/$token')({
  loader: () => i18next.loadNamespaces('onboarding'),
  component: InvitationPage,
});
