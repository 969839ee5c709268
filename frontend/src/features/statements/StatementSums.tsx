import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { StatementFactsFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { Figures } from '@/shared/Figures';
import { Money } from '@/shared/Money';
import { Panel } from '@/shared/Panel';

/** Opening, earned, adjusted, tax, closing, payable: and what becomes of it. */
export function StatementSums(props: { statement: FragmentType<typeof StatementFactsFragmentDoc> }) {
  const { t } = useTranslation('statements');
  const statement = readFragment(StatementFactsFragmentDoc, props.statement);
  const sums = [
    ['opening', statement.openingMinor],
    ['earned', statement.earnedMinor],
    ['adjusted', statement.adjustedMinor],
    ['tax', -Number(statement.taxMinor)],
    ['closing', statement.closingMinor],
  ] as const;
  return (
    <>
      {statement.state === 'DISPUTED' ? (
        <Alert type="warning" showIcon title={t('detail.disputed')} description={statement.disputeReason} />
      ) : null}
      {statement.payoutState === 'BLOCKED' ? (
        <Alert type="warning" showIcon title={t('detail.blocked')} />
      ) : null}
      <Panel>
        <Figures
          label={t('detail.sums')}
          items={sums.map(([key, minor]) => ({
            key,
            label: t(`sum.${key}`),
            value: <Money minor={minor} />,
            note:
              key === 'closing' ? (
                <>
                  {t('sum.net')} <Money minor={statement.netPayableMinor} />
                </>
              ) : undefined,
          }))}
        />
      </Panel>
      <Panel title={t('detail.facts')}>
        <Descriptions
          facts={[
            { key: 'party', label: t('fact.party'), value: statement.partyName },
            { key: 'legal', label: t('fact.legal'), value: t(`legal.${statement.legalKind}`) },
            { key: 'lines', label: t('fact.lines'), value: statement.lineCount },
            { key: 'issued', label: t('fact.issued'), value: formatDateTime(statement.issuedAt) },
            { key: 'answered', label: t('fact.answered'), value: formatDateTime(statement.answeredAt) },
            { key: 'paid', label: t('fact.paid'), value: formatDateTime(statement.paidAt) },
            {
              key: 'digest',
              label: t('fact.digest'),
              value: <code>{statement.digest}</code>,
              wide: true,
            },
          ]}
        />
      </Panel>
    </>
  );
}
