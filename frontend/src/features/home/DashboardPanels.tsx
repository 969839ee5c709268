import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { DashboardDocument, type DashboardQuery, FigureLineFragmentDoc } from '@/gql/graphql';
import { Chart } from '@/shared/chart/Chart';
import { DateRange, type Range } from '@/shared/DateRange';
import { daysOf } from '@/shared/days';
import { ErrorState } from '@/shared/ErrorState';
import { Figures } from '@/shared/Figures';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Columns, Panel } from '@/shared/Panel';
import css from './DashboardPanels.module.css';
import { figuresOf, type Side } from './figures';

type Dashboard = DashboardQuery['dashboard'];

/** The numbers of a period beside those before it, the days as charts, and the way from click to order. */
export function DashboardPanels({ side }: { side: Side }) {
  const { t } = useTranslation('home');
  const range: Range = useSearch({ strict: false });
  const navigate = useNavigate();
  const days = daysOf(range);
  const dashboard = useQuery({
    ...graphqlQuery(DashboardDocument, { since: days.from, until: days.to }),
    select: data => data.dashboard,
  });
  const head = (
    <div className={css.head}>
      <h2 className={css.title}>{t('figures.title')}</h2>
      <DateRange
        label={t('figures.range')}
        value={range}
        onChange={next => navigate({ to: '.', search: next as never, replace: true })}
      />
    </div>
  );
  if (dashboard.error) {
    return (
      <>
        {head}
        <ErrorState error={dashboard.error} onRetry={dashboard.refetch} />
      </>
    );
  }
  if (!dashboard.data) {
    return (
      <>
        {head}
        <PageSkeleton />
      </>
    );
  }
  return (
    <>
      {head}
      <FigurePanel dashboard={dashboard.data} side={side} />
      <Columns>
        <Panel title={t('chart.traffic')}>
          <TrafficChart dashboard={dashboard.data} />
        </Panel>
        <Panel title={t('chart.sales')}>
          <SalesChart dashboard={dashboard.data} />
        </Panel>
      </Columns>
      <Panel title={t('chart.funnel')}>
        <Funnel dashboard={dashboard.data} />
      </Panel>
    </>
  );
}

function FigurePanel({ dashboard, side }: { dashboard: Dashboard; side: Side }) {
  const { t } = useTranslation('home');
  const now = readFragment(FigureLineFragmentDoc, dashboard.figures);
  const before = readFragment(FigureLineFragmentDoc, dashboard.before);
  return <Figures label={t('figures.title')} items={figuresOf(side, now, before, t)} />;
}

const dayNames = (dashboard: Dashboard) => dashboard.days.map(({ day }) => day.slice(5));

function TrafficChart({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation('home');
  return (
    <Chart
      label={t('chart.traffic')}
      spec={{
        kind: 'line',
        categories: dayNames(dashboard),
        series: [
          { name: t('figure.validClicks'), values: dashboard.days.map(day => day.figures.validClicks) },
          { name: t('figure.orders'), values: dashboard.days.map(day => day.figures.orders) },
        ],
      }}
    />
  );
}

function SalesChart({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation('home');
  return (
    <Chart
      label={t('chart.sales')}
      format={value => formatMoney(Math.round(value * 100))}
      spec={{
        kind: 'bar',
        categories: dayNames(dashboard),
        series: [
          {
            name: t('figure.amount'),
            values: dashboard.days.map(day => Number(day.figures.amountMinor) / 100),
          },
        ],
      }}
    />
  );
}

function Funnel({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useTranslation('home');
  const figures = readFragment(FigureLineFragmentDoc, dashboard.figures);
  return (
    <Chart
      label={t('chart.funnel')}
      height={220}
      spec={{
        kind: 'funnel',
        items: [
          { name: t('figure.clicks'), value: figures.clicks },
          { name: t('figure.validClicks'), value: figures.validClicks },
          { name: t('figure.orders'), value: figures.orders },
        ],
      }}
    />
  );
}
