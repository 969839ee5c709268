import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { ImportErrorRowFragmentDoc, ImportErrorsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { Panel } from '@/shared/Panel';
import type { Column } from '@/shared/table/columns';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';

type Row = FragmentType<typeof ImportErrorRowFragmentDoc>;

/** Every line that was left out, with the cell at fault. */
export function ImportErrors({ importId }: { importId: string }) {
  const { t } = useTranslation('members');
  const { search } = useListState<ListSearch>();
  const errors = useQuery({
    ...graphqlQuery(ImportErrorsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: { memberImport: importId },
    }),
    select: data => data.importRowErrors,
    placeholderData: keepPreviousData,
  });
  const at = (row: Row) => readFragment(ImportErrorRowFragmentDoc, row);
  const columns: Column<Row>[] = [
    { key: 'row', title: t('error.row'), render: row => formatNumber(at(row).row), width: 96 },
    { key: 'field', title: t('error.field'), render: row => t(`field.${at(row).field}`) },
    { key: 'column', title: t('error.column'), render: row => at(row).column },
    { key: 'value', title: t('error.value'), render: row => at(row).value || t('error.blank') },
    { key: 'message', title: t('error.message'), render: row => at(row).message },
  ];
  return (
    <Panel title={t('error.title')} flush>
      <DataTable
        id="importErrors"
        label={t('error.title')}
        columns={columns}
        query={errors}
        rowKey={row => at(row).id}
        empty={<EmptyState compact title={t('error.none')} hint={t('error.noneHint')} />}
      />
    </Panel>
  );
}
