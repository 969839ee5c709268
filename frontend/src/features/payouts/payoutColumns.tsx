import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type PayoutRowFragment, PayoutRowFragmentDoc } from '@/gql/graphql';
import { Money } from '@/shared/Money';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { PAYOUT_TONES } from './states';

export type PayoutRow = FragmentType<typeof PayoutRowFragmentDoc>;

export const readPayout = (row: PayoutRow): PayoutRowFragment => readFragment(PayoutRowFragmentDoc, row);

/** The columns of a list of payouts; `action` draws what may be done with one. */
export function usePayoutColumns(action?: (payout: PayoutRowFragment) => ReactNode): Column<PayoutRow>[] {
  const { t } = useTranslation('payouts');
  const column = (
    key: string,
    render: (row: PayoutRowFragment) => ReactNode,
    more: Partial<Column<PayoutRow>> = {},
  ): Column<PayoutRow> => ({
    key,
    title: t(`payoutColumn.${key}`),
    render: row => render(readPayout(row)),
    ...more,
  });
  return [
    column('statement', row => row.statementNumber),
    column('payee', row => row.payeeName),
    column(
      'state',
      row => <StatusTag tone={PAYOUT_TONES[row.state]}>{t(`payoutState.${row.state}`)}</StatusTag>,
      { card: 'corner' },
    ),
    column('settled', row => formatDateTime(row.settledAt)),
    column('reference', row => row.providerReference || row.reason || '–'),
    column('amount', row => <Money bare strong minor={row.amountMinor} />, { align: 'right' }),
    ...(action ? [column('action', action)] : []),
  ];
}
