import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type MarketRowFragment, MarketRowFragmentDoc } from '@/gql/graphql';
import { EvidenceTag } from '@/shared/EvidenceTag';
import { Price } from '@/shared/Price';
import type { Column } from '@/shared/table/columns';
import { useVocabulary } from '@/shared/vocabulary';

export type MarketRow = FragmentType<typeof MarketRowFragmentDoc>;

export const rowId = (row: MarketRow) => readFragment(MarketRowFragmentDoc, row).id;

const PRICED = ['FLAT', 'CPC', 'CPS'] as const;

export function useMarketColumns(): Column<MarketRow>[] {
  const { t } = useTranslation('market');
  const { word } = useVocabulary();
  const column = (
    key: string,
    render: (row: MarketRowFragment) => ReactNode,
    more: Partial<Column<MarketRow>> = {},
  ): Column<MarketRow> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(MarketRowFragmentDoc, row)),
    ...more,
  });
  const price = (row: MarketRowFragment, model: (typeof PRICED)[number]) => {
    const line = row.rateCard?.nodes.find(each => each.model === model);
    return line ? <Price rateBp={line.rateBp} minor={line.priceMinor} /> : '–';
  };
  return [
    column('title', row => row.title),
    column('evidence', row => <EvidenceTag level={row.channel.evidence.level} />, { card: 'corner' }),
    column('owner', row => row.organization.name),
    column('carrier', row => word('carrier', row.channel.carrier)),
    column('category', row => word('category', row.category)),
    column('audience', row => formatNumber(row.audienceSize), { align: 'right' }),
    ...PRICED.map(model => column(`price.${model}`, row => price(row, model), { align: 'right' })),
    column('published', row => formatDate(row.publishedAt), { optional: true }),
  ];
}
