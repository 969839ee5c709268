import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type MyListingRowFragment, MyListingRowFragmentDoc } from '@/gql/graphql';
import { EvidenceTag } from '@/shared/EvidenceTag';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { useVocabulary } from '@/shared/vocabulary';
import { TONES } from './states';

export type ListingRow = FragmentType<typeof MyListingRowFragmentDoc>;

export const rowId = (row: ListingRow) => readFragment(MyListingRowFragmentDoc, row).id;

export function useListingColumns(): Column<ListingRow>[] {
  const { t } = useTranslation('listings');
  const { word } = useVocabulary();
  const column = (
    key: string,
    render: (row: MyListingRowFragment) => ReactNode,
    more: Partial<Column<ListingRow>> = {},
  ): Column<ListingRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(MyListingRowFragmentDoc, row)),
    ...more,
  });
  return [
    column('title', row => row.title, { sortable: true }),
    column('state', row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>, {
      card: 'corner',
    }),
    column('channel', row => row.channel.name),
    column('carrier', row => word('carrier', row.channel.carrier), { optional: true }),
    column('evidence', row => <EvidenceTag level={row.channel.evidence.level} />),
    column('category', row => word('category', row.category)),
    column('audience', row => formatNumber(row.audienceSize), { align: 'right' }),
    column('prices', row => formatNumber(row.rateCard?.nodes.length), { align: 'right' }),
    column('published', row => formatDate(row.publishedAt), { optional: true }),
  ];
}
