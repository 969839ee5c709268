import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { type ProofRowFragment, ProofRowFragmentDoc, ProofsToCheckDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { useProofColumns } from './columns';
import { DecisionSheet, type Verdict } from './DecisionSheet';

/** The operator's queue: channels whose owners say that the code stands in the bio. */
export function VerificationsPage() {
  const { t } = useTranslation('verifications');
  const { search } = useListState<ListSearch>();
  const [asked, setAsked] = useState<{ proof: ProofRowFragment; verdict: Verdict } | null>(null);
  const columns = useProofColumns((proof, verdict) => setAsked({ proof, verdict }));
  const proofs = useQuery({
    ...graphqlQuery(ProofsToCheckDocument, {
      first: PAGE_SIZE,
      after: search.after,
      order: search.sort === '-requested' ? 'NEWEST' : 'OLDEST',
    }),
    select: data => data.proofsToCheck,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Panel flush>
        <DataTable
          id="verifications"
          label={t('list.title')}
          columns={columns}
          query={proofs}
          rowKey={row => readFragment(ProofRowFragmentDoc, row).id}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
        />
      </Panel>
      <DecisionSheet asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
