import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { LedgerLegFragmentDoc, LedgerTransactionDocument } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { ErrorState } from '@/shared/ErrorState';
import { Money } from '@/shared/Money';
import { PageSkeleton } from '@/shared/PageSkeleton';
import css from './TransactionDrawer.module.css';

interface Props {
  id: string | null;
  onClose: () => void;
}

/** One transaction with all its legs; they add up to zero. */
export function TransactionDrawer({ id, onClose }: Props) {
  const { t } = useTranslation('ledger');
  return (
    <Drawer open={id !== null} onClose={onClose} title={t('transaction.title')} size={520} destroyOnHidden>
      {id ? <Transaction id={id} /> : null}
    </Drawer>
  );
}

function Transaction({ id }: { id: string }) {
  const { t } = useTranslation('ledger');
  const found = useQuery(graphqlQuery(LedgerTransactionDocument, { id }));
  if (found.error) return <ErrorState error={found.error} onRetry={found.refetch} />;
  const node = found.data?.node;
  if (node?.__typename !== 'LedgerTransaction') return <PageSkeleton />;
  return (
    <>
      <Descriptions
        facts={[
          {
            key: 'narrative',
            label: t('column.narrative'),
            value: `${t(`occasion.${node.occasion}`, { defaultValue: node.occasion })} ${node.narrative}`,
            wide: true,
          },
          {
            key: 'effective',
            label: t('transaction.effective'),
            value: formatDateTime(node.effectiveAt, { seconds: true }),
          },
          {
            key: 'recorded',
            label: t('transaction.recorded'),
            value: formatDateTime(node.recordedAt, { seconds: true }),
          },
          {
            key: 'source',
            label: t('column.source'),
            value: t(`source.${node.source}`, { defaultValue: node.source }),
          },
          {
            key: 'key',
            label: t('transaction.key'),
            value: <code className={css.key}>{node.idempotencyKey}</code>,
            wide: true,
          },
        ]}
      />
      <Legs rows={node.entries?.nodes ?? []} />
    </>
  );
}

function Legs({ rows }: { rows: readonly FragmentType<typeof LedgerLegFragmentDoc>[] }) {
  const { t } = useTranslation('ledger');
  const legs = rows.map(row => readFragment(LedgerLegFragmentDoc, row));
  const total = legs.reduce((sum, leg) => sum + BigInt(leg.amountMinor), 0n);
  return (
    <table className={css.legs}>
      <caption className="unseen">{t('transaction.legs')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.kind')}</th>
          <th scope="col">{t('column.organization')}</th>
          <th scope="col" className={css.amount}>
            {t('column.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {legs.map(leg => (
          <tr key={leg.id}>
            <td>{t(`kind.${leg.kind}`)}</td>
            <td>{leg.organization.name}</td>
            <td className={css.amount}>
              <Money bare plus minor={leg.amountMinor} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('transaction.total')}
          </th>
          <td className={css.amount}>
            <Money bare strong minor={total} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
