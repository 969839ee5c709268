import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type JobRowFragment, JobRowFragmentDoc, type JobState } from '@/gql/graphql';
import { StatusTag, type Tone } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { RetryJob } from './RetryJob';

export type JobRow = FragmentType<typeof JobRowFragmentDoc>;

const TONES: Record<JobState, Tone> = {
  QUEUED: 'info',
  LEASED: 'progress',
  DONE: 'success',
  FAILED: 'danger',
};
export const STATES = Object.keys(TONES) as JobState[];

export const readJob = (row: JobRow) => readFragment(JobRowFragmentDoc, row);

/** The columns of the outbox. */
export function useJobColumns(): Column<JobRow>[] {
  const { t, i18n } = useTranslation('jobs');
  const column = (
    key: string,
    render: (row: JobRowFragment) => ReactNode,
    more: Partial<Column<JobRow>> = {},
  ): Column<JobRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readJob(row)),
    ...more,
  });
  const word = (kind: string) => {
    const key = `kind.${kind.replace('.', '_')}`;
    return i18n.exists(`jobs:${key}`) ? t(key) : kind;
  };
  return [
    column('kind', row => word(row.kind)),
    column('state', row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>, {
      card: 'corner',
    }),
    column('runAt', row => formatDateTime(row.runAt, { seconds: true })),
    column('finishedAt', row => formatDateTime(row.finishedAt, { seconds: true })),
    column('attempts', row => row.attempts, { align: 'right' }),
    column('failure', row => row.failedWith || '–'),
    column('action', row => (row.state === 'FAILED' ? <RetryJob id={row.id} /> : null)),
  ];
}
