import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type TaskRowFragment, TaskRowFragmentDoc } from '@/gql/graphql';
import { Money } from '@/shared/Money';
import { Price } from '@/shared/Price';
import { Progress } from '@/shared/Progress';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { useVocabulary } from '@/shared/vocabulary';
import { TONES } from './states';

export type TaskRow = FragmentType<typeof TaskRowFragmentDoc>;

export const rowId = (row: TaskRow) => readFragment(TaskRowFragmentDoc, row).id;

/** The columns of a brand's list of tasks. */
export function useTaskColumns(): Column<TaskRow>[] {
  const { t } = useTranslation('tasks');
  const { word } = useVocabulary();
  const column = (
    key: string,
    render: (row: TaskRowFragment) => ReactNode,
    more: Partial<Column<TaskRow>> = {},
  ): Column<TaskRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(TaskRowFragmentDoc, row)),
    ...more,
  });
  return [
    column('title', row => row.title),
    column('state', row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>, {
      card: 'corner',
    }),
    column('category', row => word('category', row.category)),
    column('model', row => word('model', row.model)),
    column('price', row => <Price rateBp={row.rateBp} minor={row.bidMinor} />, { align: 'right' }),
    column('budget', row => <Money bare minor={row.budgetMinor} />, { align: 'right', sortable: true }),
    column('slots', row => (
      <Progress
        value={row.slotsTaken / row.slots}
        label={t('column.slots')}
        note={`${row.slotsTaken} / ${row.slots}`}
      />
    )),
    column('starts', row => formatDate(row.startsOn), { optional: true }),
    column('ends', row => formatDate(row.endsOn), { sortable: true }),
  ];
}
