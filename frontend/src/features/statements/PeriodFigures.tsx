import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { PeriodTotalsDocument } from '@/gql/graphql';
import { Figures } from '@/shared/Figures';
import { Money } from '@/shared/Money';
import { Panel } from '@/shared/Panel';

/** What one period comes to over all its statements. */
export function PeriodFigures({ periodId }: { periodId: string }) {
  const { t } = useTranslation('statements');
  const { data } = useQuery(graphqlQuery(PeriodTotalsDocument, { periodId }));
  const totals = data?.periodTotals;
  if (!totals) return null;
  return (
    <Panel>
      <Figures
        label={t('period.totals')}
        items={[
          { key: 'earned', label: t('sum.earned'), value: <Money minor={totals.earnedMinor} /> },
          { key: 'adjusted', label: t('sum.adjusted'), value: <Money minor={totals.adjustedMinor} /> },
          { key: 'tax', label: t('sum.tax'), value: <Money minor={totals.taxMinor} /> },
          { key: 'net', label: t('sum.net'), value: <Money minor={totals.netPayableMinor} /> },
        ]}
      />
    </Panel>
  );
}
