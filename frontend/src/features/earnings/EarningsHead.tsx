import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { EarningsHeadDocument, type EarningsHeadQuery } from '@/gql/graphql';
import { Chart, type ChartSpec } from '@/shared/chart/Chart';
import { ErrorState } from '@/shared/ErrorState';
import { Figures } from '@/shared/Figures';
import { Money } from '@/shared/Money';
import { Panel } from '@/shared/Panel';

const DAYS = 30;
const DRAWN = ['maturing', 'payable', 'stated', 'paid'] as const;

type Totals = NonNullable<EarningsHeadQuery['earningTotals']>['nodes'];
type Days = NonNullable<EarningsHeadQuery['earningDays']>['nodes'];

/** The money in each state, and the days it was earned on. */
export function EarningsHead() {
  const { t } = useTranslation('earnings');
  const head = useQuery(graphqlQuery(EarningsHeadDocument, { days: DAYS }));
  if (head.error) return <ErrorState error={head.error} onRetry={head.refetch} />;
  return (
    <>
      <Panel>
        <TotalFigures totals={head.data?.earningTotals?.nodes ?? []} />
      </Panel>
      <Panel title={t('chart.title', { days: DAYS })}>
        <DayChart days={head.data?.earningDays?.nodes ?? []} />
      </Panel>
    </>
  );
}

function TotalFigures({ totals }: { totals: Totals }) {
  const { t } = useTranslation('earnings');
  return (
    <Figures
      label={t('figures')}
      items={totals.map(total => ({
        key: total.state,
        label: t(`state.${total.state}`),
        value: <Money minor={total.amountMinor} />,
        note: t('count', { count: total.earnings }),
      }))}
    />
  );
}

/** Bars in yuan, one colour a state, from the youngest to the paid. */
function DayChart({ days }: { days: Days }) {
  const { t } = useTranslation('earnings');
  const spec: ChartSpec = {
    kind: 'bar',
    stacked: true,
    categories: days.map(day => day.day.slice(5)),
    series: DRAWN.map(state => ({
      name: t(`state.${state.toUpperCase()}`),
      values: days.map(day => Number(day[`${state}Minor`]) / 100),
    })),
  };
  return (
    <Chart
      label={t('chart.title', { days: DAYS })}
      spec={spec}
      format={value => formatMoney(Math.round(value * 100))}
    />
  );
}
