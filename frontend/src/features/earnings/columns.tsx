import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type EarningRowFragment, EarningRowFragmentDoc } from '@/gql/graphql';
import { Money } from '@/shared/Money';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { TONES } from './states';

export type EarningRow = FragmentType<typeof EarningRowFragmentDoc>;

export const rowId = (row: EarningRow) => readFragment(EarningRowFragmentDoc, row).id;

/** The columns of a list of earnings. */
export function useEarningColumns(): Column<EarningRow>[] {
  const { t } = useTranslation('earnings');
  const column = (
    key: string,
    render: (row: EarningRowFragment) => ReactNode,
    more: Partial<Column<EarningRow>> = {},
  ): Column<EarningRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(EarningRowFragmentDoc, row)),
    ...more,
  });
  return [
    column('label', row => row.label || row.eventKey),
    column('occurred', row => formatDateTime(row.occurredAt), { sortable: true }),
    column('role', row => t(`role.${row.role}`), { card: 'hidden' }),
    column('state', row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>),
    column('matures', row => formatDate(row.maturesAt), { sortable: true }),
    column('amount', row => <Money bare minor={row.amountMinor} />, { align: 'right', sortable: true }),
    column('reversed', row => <Money bare minor={row.reversedMinor} />, { align: 'right', card: 'hidden' }),
    column('net', row => <Money bare strong minor={row.netMinor} />, { align: 'right', card: 'corner' }),
  ];
}
