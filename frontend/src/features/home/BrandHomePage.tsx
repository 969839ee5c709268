import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/shared/PageHeader';
import { Stack } from '@/shared/Panel';
import { BrandChecklist } from './BrandChecklist';
import { DashboardPanels } from './DashboardPanels';

/** The brand's first page: what is still to be set up, and what the money brings. */
export function BrandHomePage() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t('brand.title')}
        intro={t('brand.intro')}
        actions={
          <Button type="primary" onClick={() => navigate({ to: '/brand/tasks/new' })}>
            {t('brand.newTask')}
          </Button>
        }
      />
      <Stack>
        <BrandChecklist />
        <DashboardPanels side="brand" />
      </Stack>
    </>
  );
}
