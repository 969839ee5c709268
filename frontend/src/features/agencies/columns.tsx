import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatDate } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type RepresentationRowFragment, RepresentationRowFragmentDoc } from '@/gql/graphql';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { TONES, type Verb, verbsOf } from './states';

export type Side = 'agency' | 'owner';
type Row = FragmentType<typeof RepresentationRowFragmentDoc>;

/** The columns of contracts as one side sees them: the partner is the other side. */
export function useContractColumns(
  side: Side,
  onChoose: (contract: RepresentationRowFragment, verb: Verb) => void,
): Column<Row>[] {
  const { t } = useTranslation('agencies');
  const column = (
    key: string,
    render: (row: RepresentationRowFragment) => ReactNode,
    more: Partial<Column<Row>> = {},
  ): Column<Row> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(RepresentationRowFragmentDoc, row)),
    ...more,
  });
  return [
    {
      ...column('partner', row => (side === 'agency' ? row.owner.name : row.agency.name), {
        sortable: side === 'agency',
      }),
      title: t(`partner.${side}`),
    },
    column('state', row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>, {
      card: 'corner',
    }),
    column('cut', row => formatBasisPoints(row.cutBp), { align: 'right' }),
    column('rights', row => row.rights.map(right => t(`right.${right}`)).join(' · ') || '–'),
    column('starts', row => formatDate(row.startsOn)),
    column('ends', row => formatDate(row.endsOn)),
    column('answer', row => (
      <Flex gap={8}>
        {verbsOf(row.state, row.awaitsYou).map(verb => (
          <Button key={verb} size="small" danger={verb !== 'accept'} onClick={() => onChoose(row, verb)}>
            {t(verb === 'decline' && !row.awaitsYou ? 'verb.takeBack' : `verb.${verb}`)}
          </Button>
        ))}
      </Flex>
    )),
  ];
}
