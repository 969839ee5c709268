import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { StatementLinesDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { lineId, useLineColumns } from './columns';
import { LINE_KINDS, type LineSearch, lineFilterOf, lineOrderOf } from './search';

/** Every line of one statement. */
export function StatementLines({ statementId }: { statementId: string }) {
  const { t } = useTranslation('statements');
  const { search } = useListState<LineSearch>();
  const columns = useLineColumns();
  const lines = useQuery({
    ...graphqlQuery(StatementLinesDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: lineFilterOf(statementId, search),
      order: lineOrderOf(search),
    }),
    select: data => data.statementLines,
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    { kind: 'search', key: 'q', label: t('filter.line') },
    {
      kind: 'select',
      key: 'kind',
      label: t('filter.kind'),
      multiple: true,
      options: LINE_KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) })),
    },
  ];
  return (
    <Panel flush title={t('line.title')}>
      <DataTable
        id="statement-lines"
        label={t('line.title')}
        columns={columns}
        query={lines}
        rowKey={lineId}
        filters={filters}
        empty={<EmptyState compact title={t('line.empty')} />}
      />
    </Panel>
  );
}
