import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type ProofRowFragment, ProofRowFragmentDoc } from '@/gql/graphql';
import type { Column } from '@/shared/table/columns';
import { useVocabulary } from '@/shared/vocabulary';
import type { Verdict } from './DecisionSheet';

type Row = FragmentType<typeof ProofRowFragmentDoc>;

export function useProofColumns(
  onDecide: (proof: ProofRowFragment, verdict: Verdict) => void,
): Column<Row>[] {
  const { t } = useTranslation('verifications');
  const { word } = useVocabulary();
  const column = (
    key: string,
    render: (row: ProofRowFragment) => ReactNode,
    more: Partial<Column<Row>> = {},
  ): Column<Row> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(ProofRowFragmentDoc, row)),
    ...more,
  });
  return [
    column('channel', row => row.channel.name),
    column('owner', row => row.organization.name),
    column('carrier', row => word('carrier', row.channel.carrier)),
    column('handle', row =>
      row.channel.url ? (
        <a href={row.channel.url} target="_blank" rel="noreferrer noopener">
          {row.channel.handle}
        </a>
      ) : (
        row.channel.handle
      ),
    ),
    column('code', row => <code className="num">{row.code}</code>),
    column('members', row => formatNumber(row.channel.memberCount), { align: 'right', optional: true }),
    column('requested', row => formatDateTime(row.requestedAt), { sortable: true }),
    column('decide', row => (
      <Flex gap={8}>
        <Button size="small" onClick={() => onDecide(row, 'confirm')}>
          {t('verdict.confirm')}
        </Button>
        <Button size="small" danger onClick={() => onDecide(row, 'reject')}>
          {t('verdict.reject')}
        </Button>
      </Flex>
    )),
  ];
}
