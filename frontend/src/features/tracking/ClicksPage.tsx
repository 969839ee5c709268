import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/shared/PageHeader';
import { Stack } from '@/shared/Panel';
import { ClickReasons } from './ClickReasons';
import { ClicksTable } from './ClicksTable';

/** All clicks of the alliance with the number of each refusal, for its operator. */
export function ClicksPage() {
  const { t } = useTranslation('tracking');
  return (
    <>
      <PageHeader title={t('clicks.title')} intro={t('clicks.intro')} />
      <Stack>
        <ClickReasons />
        <ClicksTable />
      </Stack>
    </>
  );
}
