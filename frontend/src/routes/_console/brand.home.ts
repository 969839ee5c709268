import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { BrandHomePage } from '@/features/home/BrandHomePage';
import { day, search, text } from '@/shared/listSearch';

export const Route = createFileRoute('/_console/brand/home')({
  validateSearch: search({ range: text(), from: day(), to: day() }),
  loader: () => i18next.loadNamespaces('home'),
  component: BrandHomePage,
});
