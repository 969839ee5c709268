import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import type { PayoutRunRowFragment } from '@/gql/graphql';
import { Descriptions, type Fact } from '@/shared/Descriptions';
import { Money } from '@/shared/Money';

/** Who did what with a run, and what it amounts to. */
export function RunFacts({ run }: { run: PayoutRunRowFragment }) {
  const { t } = useTranslation('payouts');
  const facts: Fact[] = [
    { key: 'total', label: t('run.total'), value: <Money minor={run.totalMinor} strong /> },
    { key: 'count', label: t('run.count'), value: t('payoutCount', { count: run.payoutCount }) },
    { key: 'rail', label: t('run.rail'), value: t(`rail.${run.rail}`, { defaultValue: run.rail }) },
    { key: 'maker', label: t('runColumn.maker'), value: run.maker.displayName },
    { key: 'submitted', label: t('run.submitted'), value: formatDateTime(run.submittedAt) },
    { key: 'checker', label: t('runColumn.checker'), value: run.checker?.displayName ?? '–' },
    { key: 'decided', label: t('run.decided'), value: formatDateTime(run.decidedAt) },
  ];
  if (run.reason) facts.push({ key: 'reason', label: t('run.reason'), value: run.reason, wide: true });
  return <Descriptions facts={facts} />;
}
