import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  type RepresentationRowFragment,
  RepresentationRowFragmentDoc,
  type RepresentationState,
  RepresentationsDocument,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { AnswerSheet } from './AnswerSheet';
import { type Side, useContractColumns } from './columns';
import { ProposalSheet } from './ProposalSheet';
import { STATES, type Verb } from './states';

interface ContractSearch extends ListSearch {
  state?: string[];
}

/** Contracts of representation, seen from one side; either side may propose. */
export function ContractsPage({ side }: { side: Side }) {
  const { t } = useTranslation('agencies');
  const { search } = useListState<ContractSearch>();
  const [proposing, setProposing] = useState(false);
  const [asked, setAsked] = useState<{ contract: RepresentationRowFragment; verb: Verb } | null>(null);
  const columns = useContractColumns(side, (contract, verb) => setAsked({ contract, verb }));
  const contracts = useQuery({
    ...graphqlQuery(RepresentationsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      order: search.sort === 'partner' && side === 'agency' ? 'OWNER' : 'NEWEST',
      filter: { state: search.state as RepresentationState[] | undefined },
    }),
    select: data => data.representations,
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    {
      kind: 'select',
      key: 'state',
      label: t('column.state'),
      multiple: true,
      options: STATES.map(value => ({ value, label: t(`state.${value}`) })),
    },
  ];
  const propose = (
    <Button type="primary" onClick={() => setProposing(true)}>
      {t(`propose.${side}`)}
    </Button>
  );
  const words = side === 'agency' ? 'list' : 'owner';
  return (
    <>
      <PageHeader title={t(`${words}.title`)} intro={t(`${words}.intro`)} actions={propose} />
      <Panel flush>
        <DataTable
          id={`contracts.${side}`}
          label={t(`${words}.title`)}
          columns={columns}
          query={contracts}
          rowKey={row => readFragment(RepresentationRowFragmentDoc, row).id}
          filters={filters}
          empty={<EmptyState title={t(`${words}.empty`)} hint={t(`${words}.emptyHint`)} action={propose} />}
        />
      </Panel>
      <ProposalSheet side={side} open={proposing} onClose={() => setProposing(false)} />
      <AnswerSheet asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
