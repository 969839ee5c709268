import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { ConversionByIdDocument, type ConversionByIdQuery, ConversionRowFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { ErrorState } from '@/shared/ErrorState';
import { Money } from '@/shared/Money';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { StatusTag } from '@/shared/StatusTag';
import { usePhone } from '@/shared/usePhone';
import css from './ExplainedOrder.module.css';
import { TONES } from './search';

type Order = Extract<ConversionByIdQuery['node'], { __typename: 'Conversion' }>;

interface Props {
  id: string | null;
  dealsPath?: string;
  onClose: () => void;
}

/** Why an order was credited or refused: every touch that was weighed, and its refunds. */
export function ExplainedOrder({ id, dealsPath, onClose }: Props) {
  const { t } = useTranslation('conversions');
  const phone = usePhone();
  const found = useQuery({
    ...graphqlQuery(ConversionByIdDocument, { id: id ?? '' }),
    enabled: id !== null,
    select: data => (data.node?.__typename === 'Conversion' ? data.node : null),
  });
  return (
    <Drawer open={id !== null} onClose={onClose} title={t('explain.title')} size={phone ? '100%' : 520}>
      {found.error ? <ErrorState error={found.error} onRetry={found.refetch} /> : null}
      {found.isFetching && !found.data ? <PageSkeleton /> : null}
      {found.data ? <Explanation order={found.data} dealsPath={dealsPath} /> : null}
    </Drawer>
  );
}

function Explanation({ order, dealsPath }: { order: Order; dealsPath?: string }) {
  const { t } = useTranslation('conversions');
  const row = readFragment(ConversionRowFragmentDoc, order);
  return (
    <>
      <Descriptions
        facts={[
          { key: 'order', label: t('column.order'), value: row.orderId },
          {
            key: 'state',
            label: t('column.state'),
            value: <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>,
          },
          {
            key: 'why',
            label: t('column.why'),
            value:
              row.reasonCode > 0
                ? `${row.reasonCode} ${t(`reason.${row.reason}`)}`
                : row.rule
                  ? t(`rule.${row.rule}`)
                  : '–',
          },
          { key: 'amount', label: t('explain.amount'), value: <Money minor={row.amountMinor} /> },
          { key: 'refunded', label: t('explain.refunded'), value: <Money minor={order.refundedMinor} /> },
          { key: 'commission', label: t('explain.commission'), value: <Money minor={row.commissionMinor} /> },
          {
            key: 'takenBack',
            label: t('explain.takenBack'),
            value: <Money minor={order.commissionRefundedMinor} />,
          },
          { key: 'received', label: t('explain.received'), value: formatDateTime(order.receivedAt) },
          { key: 'decided', label: t('explain.decided'), value: formatDateTime(order.decidedAt) },
          { key: 'rules', label: t('explain.rules'), value: order.rulesVersion ?? '–' },
          ...(order.dealId && dealsPath
            ? [
                {
                  key: 'deal',
                  label: t('explain.deal'),
                  value: <Link to={`${dealsPath}/${order.dealId}` as string}>{t('explain.openDeal')}</Link>,
                },
              ]
            : []),
        ]}
      />
      <h3 className={css.title}>{t('explain.touches', { count: order.considered.length })}</h3>
      {order.considered.length === 0 ? <p className={css.none}>{t('explain.noTouches')}</p> : null}
      <ol className={css.touches}>
        {order.considered.map(touch => (
          <li key={`${touch.kind}${touch.touchedAt}${touch.clickId ?? ''}`} className={css.touch}>
            <span>
              {t(`touch.${touch.kind}`)} · <span className="num">{formatDateTime(touch.touchedAt)}</span>
            </span>
            {touch.isCredited ? (
              <StatusTag tone="success">{t('touch.credited')}</StatusTag>
            ) : (
              <span className={css.none}>
                {touch.reasonCode > 0
                  ? `${touch.reasonCode} ${t(`reason.${touch.reason}`)}`
                  : t('touch.earlier')}
              </span>
            )}
          </li>
        ))}
      </ol>
      <Refunds order={order} />
    </>
  );
}

function Refunds({ order }: { order: Order }) {
  const { t } = useTranslation('conversions');
  const refunds = order.refunds?.nodes ?? [];
  if (refunds.length === 0) return null;
  return (
    <>
      <h3 className={css.title}>{t('explain.refunds')}</h3>
      <ol className={css.touches}>
        {refunds.map(refund => (
          <li key={refund.id} className={css.touch}>
            <span>
              {refund.refundId} · <span className="num">{formatDateTime(refund.receivedAt)}</span>
            </span>
            <span>
              {t(`refund.${refund.state}`)} <Money minor={refund.amountMinor} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
