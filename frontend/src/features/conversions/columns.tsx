import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type ConversionRowFragment, ConversionRowFragmentDoc } from '@/gql/graphql';
import { Money } from '@/shared/Money';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { TONES } from './search';

export type ConversionRow = FragmentType<typeof ConversionRowFragmentDoc>;

export const readConversion = (row: ConversionRow) => readFragment(ConversionRowFragmentDoc, row);

/** The columns of a list of orders. */
export function useConversionColumns(): Column<ConversionRow>[] {
  const { t } = useTranslation('conversions');
  const column = (
    key: string,
    render: (row: ConversionRowFragment) => ReactNode,
    more: Partial<Column<ConversionRow>> = {},
  ): Column<ConversionRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readConversion(row)),
    ...more,
  });
  return [
    column('order', row => <span className="num">{row.orderId}</span>),
    column('occurred', row => formatDateTime(row.occurredAt)),
    column('brand', row => row.brand.name),
    column('owner', row => row.owner?.name ?? '–'),
    column('state', row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>, {
      card: 'corner',
    }),
    column('why', row => <Why row={row} />),
    column('amount', row => <Money bare minor={row.amountMinor} />, { align: 'right', sortable: true }),
    column(
      'commission',
      row => <Money bare minor={Number(row.commissionMinor) - Number(row.commissionRefundedMinor)} />,
      { align: 'right' },
    ),
  ];
}

function Why({ row }: { row: ConversionRowFragment }) {
  const { t } = useTranslation('conversions');
  if (row.reasonCode > 0) return <>{`${row.reasonCode} ${t(`reason.${row.reason}`)}`}</>;
  return <>{row.rule ? t(`rule.${row.rule}`) : '–'}</>;
}
