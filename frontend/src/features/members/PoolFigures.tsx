import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { PoolTotalsDocument } from '@/gql/graphql';
import { Figures } from '@/shared/Figures';
import { Money } from '@/shared/Money';
import { Panel } from '@/shared/Panel';

const NAMED_CURRENCIES = 2;

/** How many people and purchases the pool holds. */
export function PoolFigures() {
  const { t } = useTranslation('members');
  const { data } = useQuery(graphqlQuery(PoolTotalsDocument, {}));
  const totals = data?.purchaseTotals ?? [];
  const bought = totals.reduce((sum, total) => sum + total.purchases, 0);
  return (
    <Panel>
      <Figures
        label={t('pool.title')}
        items={[
          { key: 'members', label: t('pool.members'), value: formatNumber(data?.poolMembers?.totalCount) },
          { key: 'purchases', label: t('pool.purchases'), value: formatNumber(data ? bought : null) },
          ...totals.slice(0, NAMED_CURRENCIES).map(total => ({
            key: total.currency,
            label: t('pool.amount', { currency: total.currency }),
            value: <Money minor={total.amountMinor} currency={total.currency} />,
          })),
        ]}
      />
    </Panel>
  );
}
