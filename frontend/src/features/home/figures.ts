import { formatBasisPoints, formatMoney, formatNumber } from '@/app/format';
import type { FigureLineFragment } from '@/gql/graphql';
import type { Figure } from '@/shared/Figures';

export type Side = 'owner' | 'brand';
type Translate = (key: string, values?: Record<string, unknown>) => string;

/** By how much `now` differs from `before`, in percent with its sign; null when there is nothing to compare. */
export function change(now: number, before: number): string | null {
  if (before === 0) return null;
  const percent = Math.round(((now - before) / before) * 100);
  return `${percent > 0 ? '+' : ''}${percent}%`;
}

/** The large numbers of a dashboard, each with its change against the period before. */
export function figuresOf(
  side: Side,
  now: FigureLineFragment,
  before: FigureLineFragment,
  t: Translate,
): Figure[] {
  const note = (a: unknown, b: unknown) => {
    const difference = change(Number(a ?? 0), Number(b ?? 0));
    return difference ? t('figures.before', { change: difference }) : t('figures.noBefore');
  };
  const shared: Figure[] = [
    {
      key: 'validClicks',
      label: t('figure.validClicks'),
      value: formatNumber(now.validClicks),
      note: note(now.validClicks, before.validClicks),
    },
    {
      key: 'orders',
      label: t('figure.orders'),
      value: formatNumber(now.orders),
      note: note(now.orders, before.orders),
    },
    {
      key: 'conversion',
      label: t('figure.conversion'),
      value: formatBasisPoints(now.conversionBp),
      note: t('figures.refused', { count: now.refusedOrders }),
    },
    {
      key: 'amount',
      label: t('figure.amount'),
      value: formatMoney(now.amountMinor),
      note: note(now.amountMinor, before.amountMinor),
    },
    {
      key: 'commission',
      label: t(`figure.commission.${side}`),
      value: formatMoney(now.netCommissionMinor),
      note: note(now.netCommissionMinor, before.netCommissionMinor),
    },
  ];
  if (side === 'owner') return shared;
  return [
    ...shared.filter(figure => figure.key !== 'conversion'), // the funnel below shows it
    {
      key: 'buyerCost',
      label: t('figure.buyerCost'),
      value: formatMoney(now.costPerBuyerMinor),
      note: t('figures.buyers', { count: now.buyers }),
    },
    {
      key: 'return',
      label: t('figure.return'),
      value: now.returnBp == null ? '–' : formatNumber(now.returnBp / 10_000, 1),
      note: t('figures.return'),
    },
  ];
}
