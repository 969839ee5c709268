import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { HomePage } from '@/features/home/HomePage';

export const Route = createFileRoute('/_console/home')({
  loader: () => i18next.loadNamespaces('home'),
  component: HomePage,
});
