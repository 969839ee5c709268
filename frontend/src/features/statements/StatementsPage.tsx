import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { AllianceStatementsDocument, StatementsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel, Stack } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { statementId, useStatementColumns } from './columns';
import { PeriodFigures } from './PeriodFigures';
import { filterOf, orderOf, type StatementSearch } from './search';
import { PAYOUT_STATES, STATES } from './tones';

interface Props {
  /** Where the list stands; a statement opens below it. */
  base: string;
  /** The operator sees every party's. */
  everyone?: boolean;
}

function useStatements(everyone: boolean, search: StatementSearch) {
  const asked = {
    first: PAGE_SIZE,
    after: search.after,
    filter: filterOf(search),
    order: orderOf(search),
  };
  const mine = useQuery({
    ...graphqlQuery(StatementsDocument, asked),
    select: data => data.statements,
    placeholderData: keepPreviousData,
    enabled: !everyone,
  });
  const all = useQuery({
    ...graphqlQuery(AllianceStatementsDocument, asked),
    select: data => data.allianceStatements,
    placeholderData: keepPreviousData,
    enabled: everyone,
  });
  return everyone ? all : mine;
}

/** One statement a period: to read, to download, to confirm. */
export function StatementsPage({ base, everyone = false }: Props) {
  const { t } = useTranslation('statements');
  const { search } = useListState<StatementSearch>();
  const statements = useStatements(everyone, search);
  const columns = useStatementColumns(everyone);
  const filters: Filter[] = [
    ...(everyone ? [{ kind: 'search', key: 'q', label: t('filter.party') } as const] : []),
    {
      kind: 'select',
      key: 'state',
      label: t('filter.state'),
      multiple: true,
      options: STATES.map(state => ({ value: state, label: t(`state.${state}`) })),
    },
    {
      kind: 'select',
      key: 'payout',
      label: t('filter.payout'),
      multiple: true,
      options: PAYOUT_STATES.map(state => ({ value: state, label: t(`payout.${state}`) })),
    },
  ];
  return (
    <>
      <PageHeader title={t('list.title')} intro={t(everyone ? 'list.everyone' : 'list.intro')} />
      <Stack>
        {everyone && search.period ? <PeriodFigures periodId={search.period} /> : null}
        <Panel flush>
          <DataTable
            id={everyone ? 'alliance-statements' : 'statements'}
            label={t('list.title')}
            columns={columns}
            query={statements}
            rowKey={statementId}
            rowLink={row => `${base}/${statementId(row)}`}
            filters={filters}
            empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
          />
        </Panel>
      </Stack>
    </>
  );
}
