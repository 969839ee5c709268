import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { WelcomePage } from '@/features/onboarding/WelcomePage';

export const Route = createFileRoute('/_auth/_member/welcome')({
  loader: () => i18next.loadNamespaces('onboarding'),
  component: WelcomePage,
});
