import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { BrandProfilePage } from '@/features/brandProfile/BrandProfilePage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/brand/profile')({
  loader: () => i18next.loadNamespaces(['brandProfile', ...NAMESPACES]),
  component: BrandProfilePage,
});
