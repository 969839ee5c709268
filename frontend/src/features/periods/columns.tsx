import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type PeriodRowFragment, PeriodRowFragmentDoc, type SettlementPeriodState } from '@/gql/graphql';
import { Progress } from '@/shared/Progress';
import { StatusTag, type Tone } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { isOver } from './months';

export type PeriodRow = FragmentType<typeof PeriodRowFragmentDoc>;

const TONES: Record<SettlementPeriodState, Tone> = { OPEN: 'info', CLOSING: 'progress', CLOSED: 'success' };

export const readPeriod = (row: PeriodRow): PeriodRowFragment => readFragment(PeriodRowFragmentDoc, row);

/** The columns of the periods; `onClose` asks before it closes one. */
export function usePeriodColumns(onClose: (period: PeriodRowFragment) => void): Column<PeriodRow>[] {
  const { t } = useTranslation('periods');
  const column = (
    key: string,
    render: (row: PeriodRowFragment) => ReactNode,
    more: Partial<Column<PeriodRow>> = {},
  ): Column<PeriodRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readPeriod(row)),
    ...more,
  });
  return [
    column('days', row => `${row.startsOn} – ${row.endsOn}`, { sortable: true }),
    column('state', row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>, {
      card: 'corner',
    }),
    column('progress', row => <ClosingProgress period={row} />, { width: 220 }),
    column('closed', row => formatDateTime(row.closedAt)),
    column('statements', row =>
      row.partiesDone > 0 ? (
        <Link to="/operator/statements" search={{ period: row.id }}>
          {t('statements', { count: row.partiesDone })}
        </Link>
      ) : (
        '–'
      ),
    ),
    column('action', row =>
      row.state === 'OPEN' ? (
        <Button size="small" disabled={!isOver(row.endsOn)} onClick={() => onClose(row)}>
          {t(isOver(row.endsOn) ? 'close.button' : 'close.running')}
        </Button>
      ) : null,
    ),
  ];
}

function ClosingProgress({ period }: { period: PeriodRowFragment }) {
  const { t } = useTranslation('periods');
  if (period.state === 'OPEN') return '–';
  const total = period.partiesTotal ?? 0;
  const empty = period.state === 'CLOSED' ? 1 : 0;
  return (
    <Progress
      value={total > 0 ? period.partiesDone / total : empty}
      label={t('column.progress')}
      note={t('progress', { done: period.partiesDone, total: period.partiesTotal ?? '…' })}
    />
  );
}
