import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { BrandHomePage } from '@/features/brandHome/BrandHomePage';

export const Route = createFileRoute('/_console/brand/home')({
  loader: () => i18next.loadNamespaces('brandHome'),
  component: BrandHomePage,
});
