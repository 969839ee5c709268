import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/app/format';
import { Chart, type ChartSpec } from '@/shared/chart/Chart';
import { holding, type TrialLine } from './trial';

/** What is owed to others, by the kind of account it stands on. */
export function WhereItStands({ lines }: { lines: readonly TrialLine[] }) {
  const { t } = useTranslation(['cockpit', 'ledger']);
  const held = holding(lines);
  const spec: ChartSpec = {
    kind: 'bar',
    sideways: true,
    categories: held.map(line => t(`ledger:kind.${line.kind}`)),
    series: [{ name: t('stands.series'), values: held.map(line => Number(line.balanceMinor) / 100) }],
  };
  return (
    <Chart label={t('stands.title')} spec={spec} format={value => formatMoney(Math.round(value * 100))} />
  );
}
