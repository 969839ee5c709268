import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/shared/PageHeader';
import { Stack } from '@/shared/Panel';
import { DashboardPanels } from './DashboardPanels';
import { OwnerChecklist } from './OwnerChecklist';

/** The owner's first page: what is still to be set up, and how the pool is doing. */
export function HomePage() {
  const { t } = useTranslation('home');
  return (
    <>
      <PageHeader title={t('owner.title')} intro={t('owner.intro')} />
      <Stack>
        <OwnerChecklist />
        <DashboardPanels side="owner" />
      </Stack>
    </>
  );
}
