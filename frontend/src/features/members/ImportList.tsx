import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatNumber } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type ImportRowFragment, ImportRowFragmentDoc, MemberImportsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { Panel } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { IMPORT_TONES } from './states';

type Row = FragmentType<typeof ImportRowFragmentDoc>;

const rowId = (row: Row) => readFragment(ImportRowFragmentDoc, row).id;

/** Earlier imports; each opens where it was left. */
export function ImportList() {
  const { t } = useTranslation('members');
  const { search } = useListState<ListSearch>();
  const imports = useQuery({
    ...graphqlQuery(MemberImportsDocument, { first: PAGE_SIZE, after: search.after }),
    select: data => data.memberImports,
    placeholderData: keepPreviousData,
  });
  const column = (
    key: string,
    render: (row: ImportRowFragment) => React.ReactNode,
    more: Partial<Column<Row>> = {},
  ): Column<Row> => ({
    key,
    title: t(`column.${key}`),
    render: row => render(readFragment(ImportRowFragmentDoc, row)),
    ...more,
  });
  const columns = [
    column('file', row => row.fileName),
    column('state', row => <StatusTag tone={IMPORT_TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>, {
      card: 'corner',
    }),
    column('kind', row => t(`kind.${row.kind}`)),
    column('created', row => formatNumber(row.rowsCreated), { align: 'right' }),
    column('known', row => formatNumber(row.rowsKnown), { align: 'right' }),
    column('failed', row => formatNumber(row.rowsFailed), { align: 'right' }),
    column('at', row => formatDateTime(row.createdAt)),
  ];
  return (
    <Panel title={t('import.earlier')} flush>
      <DataTable
        id="imports"
        label={t('import.earlier')}
        columns={columns}
        query={imports}
        rowKey={rowId}
        rowLink={row => `/members/import?import=${rowId(row)}`}
        empty={<EmptyState title={t('import.empty')} hint={t('import.emptyHint')} />}
      />
    </Panel>
  );
}
