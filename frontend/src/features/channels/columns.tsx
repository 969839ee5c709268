import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type ChannelRowFragment, ChannelRowFragmentDoc } from '@/gql/graphql';
import { EvidenceTag } from '@/shared/EvidenceTag';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { useVocabulary } from '@/shared/vocabulary';
import { PROOF_TONES } from './states';

export type ChannelRow = FragmentType<typeof ChannelRowFragmentDoc>;

export const rowId = (row: ChannelRow) => readFragment(ChannelRowFragmentDoc, row).id;

export function useChannelColumns(): Column<ChannelRow>[] {
  const { t } = useTranslation('channels');
  const { word } = useVocabulary();
  const column = (
    key: string,
    render: (row: ChannelRowFragment) => ReactNode,
    more: Partial<Column<ChannelRow>> = {},
  ): Column<ChannelRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(ChannelRowFragmentDoc, row)),
    ...more,
  });
  return [
    column('name', row => row.name, { sortable: true }),
    column('evidence', row => <EvidenceTag level={row.evidence.level} />, { card: 'corner' }),
    column('carrier', row => word('carrier', row.carrier)),
    column('handle', row => row.handle),
    column('members', row => formatNumber(row.memberCount), { align: 'right', sortable: true }),
    column('counted', row => formatDate(row.countedOn), { optional: true }),
    column('proof', row =>
      row.latestProof ? (
        <StatusTag tone={PROOF_TONES[row.latestProof.state]}>
          {t(`proof.state.${row.latestProof.state}`)}
        </StatusTag>
      ) : (
        t('proof.none')
      ),
    ),
    column('use', row =>
      t(row.state === 'ARCHIVED' ? 'state.ARCHIVED' : row.isListed ? 'listed' : 'unlisted'),
    ),
  ];
}
