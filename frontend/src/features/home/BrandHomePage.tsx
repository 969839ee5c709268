import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/shared/PageHeader';
import { Stack } from '@/shared/Panel';
import { BrandChecklist } from './BrandChecklist';
import { DashboardPanels } from './DashboardPanels';

/** The brand's first page: what is still to be set up, and what the money brings. */
export function BrandHomePage() {
  const { t } = useTranslation('home');
  return (
    <>
      <PageHeader
        title={t('brand.title')}
        intro={t('brand.intro')}
        actions={<Link to="/brand/tasks/new">{t('brand.newTask')}</Link>}
      />
      <Stack>
        <BrandChecklist />
        <DashboardPanels side="brand" />
      </Stack>
    </>
  );
}
