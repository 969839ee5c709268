import { createFileRoute } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { ProfileCharts } from '@/features/audiences/ProfileCharts';
import { MarketListingPage } from '@/features/market/MarketListingPage';
import { NAMESPACES } from '@/shared/vocabulary';

export const Route = createFileRoute('/_console/brand/market/$id')({
  loader: () => i18next.loadNamespaces(['market', 'audiences', ...NAMESPACES]),
  component: () => <MarketListingPage audience={profile => <ProfileCharts profile={profile} />} />,
});
