import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';

export function WalletPage() {
  const { t } = useTranslation('wallet');
  return (
    <>
      <PageHeader title={t('wallet.title')} intro={t('wallet.intro')} />
      <Panel flush>
        <EmptyState title={t('wallet.empty')} hint={t('wallet.emptyHint')} />
      </Panel>
    </>
  );
}
