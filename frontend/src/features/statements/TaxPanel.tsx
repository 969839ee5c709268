import { useTranslation } from 'react-i18next';
import { formatBasisPoints } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { TaxStepsFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { Money } from '@/shared/Money';
import { Panel } from '@/shared/Panel';

/** How the tax was found, step by step. */
export function TaxPanel(props: { steps: FragmentType<typeof TaxStepsFragmentDoc> }) {
  const { t } = useTranslation('statements');
  const steps = readFragment(TaxStepsFragmentDoc, props.steps);
  if (steps.method === 'NONE') {
    return (
      <Panel title={t('tax.title')}>
        <p>{t('tax.none')}</p>
      </Panel>
    );
  }
  const amounts = [
    ['income', steps.incomeMinor],
    ['expense', steps.expenseMinor],
    ['deduction', steps.deductionMinor],
    ['taxable', steps.taxableMinor],
    ['quick', steps.quickDeductionMinor],
    ['before', steps.withheldBeforeMinor],
  ] as const;
  return (
    <Panel title={t('tax.title')}>
      <Descriptions
        facts={[
          { key: 'method', label: t('tax.method'), value: t(`method.${steps.method}`) },
          { key: 'months', label: t('tax.months'), value: steps.months },
          { key: 'rate', label: t('tax.rate'), value: formatBasisPoints(steps.rateBp) },
          ...amounts.map(([key, minor]) => ({
            key,
            label: t(`tax.${key}`),
            value: <Money minor={minor} />,
          })),
          { key: 'tax', label: t('tax.tax'), value: <Money strong minor={steps.taxMinor} /> },
        ]}
      />
    </Panel>
  );
}
