import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { TopUpRowFragmentDoc, WalletDocument } from '@/gql/graphql';
import { ErrorState } from '@/shared/ErrorState';
import { Figures } from '@/shared/Figures';
import { Money } from '@/shared/Money';
import { PageHeader } from '@/shared/PageHeader';
import { Columns, Panel, Stack } from '@/shared/Panel';
import { Escrows } from './Escrows';
import { TopUp } from './TopUp';
import { TopUps } from './TopUps';
import { WalletEntries } from './WalletEntries';

const LOOK_AGAIN_MS = 1_500;

/** A brand's money: what is free, what its tasks have set apart, and every movement. */
export function WalletPage() {
  const { t } = useTranslation('wallet');
  const wallet = useQuery({
    ...graphqlQuery(WalletDocument, {}),
    refetchInterval: ({ state }) =>
      state.data?.topUps?.nodes.some(row => readFragment(TopUpRowFragmentDoc, row).state === 'STARTED')
        ? LOOK_AGAIN_MS
        : false,
  });
  const money = wallet.data?.wallet;
  const titles = new Map(wallet.data?.tasks?.nodes.map(task => [task.id, task.title]));
  return (
    <>
      <PageHeader title={t('wallet.title')} intro={t('wallet.intro')} actions={<TopUp />} />
      <Stack>
        {wallet.error ? <ErrorState error={wallet.error} onRetry={wallet.refetch} /> : null}
        <Panel>
          <Figures
            label={t('wallet.title')}
            items={[
              {
                key: 'available',
                label: t('figure.available'),
                value: <Money minor={money?.availableMinor} />,
                note: t('figure.availableNote'),
              },
              {
                key: 'escrowed',
                label: t('figure.escrowed'),
                value: <Money minor={money?.escrowedMinor} />,
                note: t('figure.escrowedNote'),
              },
            ]}
          />
        </Panel>
        <Columns>
          <Panel title={t('topUps.title')} flush>
            <TopUps rows={wallet.data?.topUps?.nodes} />
          </Panel>
          <Panel title={t('escrows.title')} flush>
            <Escrows rows={wallet.data?.escrows?.nodes} titles={titles} />
          </Panel>
        </Columns>
        <Panel title={t('entries.title')} flush>
          <WalletEntries />
        </Panel>
      </Stack>
    </>
  );
}
