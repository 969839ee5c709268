import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import {
  type LineRowFragment,
  LineRowFragmentDoc,
  type StatementRowFragment,
  StatementRowFragmentDoc,
} from '@/gql/graphql';
import { Money } from '@/shared/Money';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { PAYOUT_TONES, STATE_TONES, shownPayout } from './tones';

export type StatementRow = FragmentType<typeof StatementRowFragmentDoc>;
export type LineRow = FragmentType<typeof LineRowFragmentDoc>;

export const statementId = (row: StatementRow) => readFragment(StatementRowFragmentDoc, row).id;
export const lineId = (row: LineRow) => readFragment(LineRowFragmentDoc, row).id;

/** The columns of a list of statements; the party's name stands there for the operator only. */
export function useStatementColumns(everyone: boolean): Column<StatementRow>[] {
  const { t } = useTranslation('statements');
  const column = (
    key: string,
    render: (row: StatementRowFragment) => ReactNode,
    more: Partial<Column<StatementRow>> = {},
  ): Column<StatementRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(StatementRowFragmentDoc, row)),
    ...more,
  });
  const money = (key: 'opening' | 'earned' | 'adjusted', more: Partial<Column<StatementRow>> = {}) =>
    column(key, row => <Money bare minor={row[`${key}Minor`]} />, { align: 'right', ...more });
  return [
    column('number', row => row.number),
    ...(everyone ? [column('party', row => row.partyName)] : []),
    column('period', row => `${row.startsOn} – ${row.endsOn}`, { sortable: true }),
    money('opening', { optional: true }),
    money('earned'),
    money('adjusted', { optional: true }),
    column('tax', row => <Money bare minor={-Number(row.taxMinor)} />, { align: 'right' }),
    column('closing', row => <Money bare strong minor={row.closingMinor} />, {
      align: 'right',
      sortable: true,
      card: 'corner',
    }),
    column('state', row =>
      row.payoutState === 'RETAINED' ? (
        '–'
      ) : (
        <StatusTag tone={STATE_TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>
      ),
    ),
    column('payout', row => {
      const payout = shownPayout(row.state, row.payoutState);
      return <StatusTag tone={PAYOUT_TONES[payout]}>{t(`payout.${payout}`)}</StatusTag>;
    }),
  ];
}

/** The columns of a statement's lines. */
export function useLineColumns(): Column<LineRow>[] {
  const { t } = useTranslation('statements');
  const column = (
    key: string,
    render: (row: LineRowFragment) => ReactNode,
    more: Partial<Column<LineRow>> = {},
  ): Column<LineRow> => ({
    key,
    title: t(`line.${key}`),
    render: row => render(readFragment(LineRowFragmentDoc, row)),
    ...more,
  });
  return [
    column('position', row => row.position, { width: 72 }),
    column('date', row => row.occurredOn),
    column('kind', row => t(`kind.${row.kind}`)),
    column('label', row => (row.kind === 'TAX' ? t('line.taxLabel') : row.label || row.eventKey)),
    column('gross', row => <Money bare minor={row.grossMinor} />, { align: 'right' }),
    column('refunded', row => <Money bare minor={row.refundedMinor} />, { align: 'right' }),
    column('amount', row => <Money bare strong minor={row.amountMinor} />, {
      align: 'right',
      sortable: true,
      card: 'corner',
    }),
  ];
}
