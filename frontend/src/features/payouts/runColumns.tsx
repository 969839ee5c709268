import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type PayoutRunRowFragment, PayoutRunRowFragmentDoc } from '@/gql/graphql';
import { Money } from '@/shared/Money';
import { Progress } from '@/shared/Progress';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { RUN_TONES } from './states';

export type RunRow = FragmentType<typeof PayoutRunRowFragmentDoc>;

export const readRun = (row: RunRow): PayoutRunRowFragment => readFragment(PayoutRunRowFragmentDoc, row);

/** The columns of a list of runs. */
export function useRunColumns(): Column<RunRow>[] {
  const { t } = useTranslation('payouts');
  const column = (
    key: string,
    render: (row: PayoutRunRowFragment) => ReactNode,
    more: Partial<Column<RunRow>> = {},
  ): Column<RunRow> => ({
    key,
    title: t(`runColumn.${key}`),
    render: row => render(readRun(row)),
    ...more,
  });
  return [
    column('made', row => formatDateTime(row.madeAt)),
    column('state', row => <RunTag run={row} />, { card: 'corner' }),
    column('maker', row => row.maker.displayName),
    column('checker', row => row.checker?.displayName ?? '–'),
    column('paid', row =>
      row.state === 'APPROVED' ? (
        <Progress
          value={row.payoutCount > 0 ? row.paidCount / row.payoutCount : 0}
          label={t('runColumn.paid')}
          note={`${row.paidCount} / ${row.payoutCount}`}
        />
      ) : (
        t('payoutCount', { count: row.payoutCount })
      ),
    ),
    column('total', row => <Money bare strong minor={row.totalMinor} />, { align: 'right' }),
  ];
}

export function RunTag({ run }: { run: PayoutRunRowFragment }) {
  const { t } = useTranslation('payouts');
  return <StatusTag tone={RUN_TONES[run.state]}>{t(`runState.${run.state}`)}</StatusTag>;
}
