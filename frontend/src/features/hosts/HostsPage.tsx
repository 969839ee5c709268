import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { type HostClaimFragment, HostClaimFragmentDoc, type HostState, HostsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { StatusTag, type Tone } from '@/shared/StatusTag';
import type { Column } from '@/shared/table/columns';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import type { Filter } from '@/shared/table/Filters';
import { useListState } from '@/shared/useListState';
import { HostDecision, type HostVerdict } from './HostDecision';
import css from './Hosts.module.css';

const STATES: readonly HostState[] = ['CLAIMED', 'VERIFIED', 'REFUSED', 'REVOKED'];

const TONES: Record<HostState, Tone> = {
  CLAIMED: 'progress',
  VERIFIED: 'success',
  REFUSED: 'neutral',
  REVOKED: 'warning',
};

export interface HostSearch extends ListSearch {
  state?: string[];
}

type Asked = { claim: HostClaimFragment; verdict: HostVerdict };

/** The operator's list of hosts that brands claim as their own. */
export function HostsPage() {
  const { t } = useTranslation('hosts');
  const { search } = useListState<HostSearch>();
  const [asked, setAsked] = useState<Asked | null>(null);
  const hosts = useQuery({
    ...graphqlQuery(HostsDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: { state: search.state as HostState[] | undefined },
    }),
    select: ({ verifiedHosts }) => ({
      ...verifiedHosts,
      edges: verifiedHosts?.edges.map(edge => ({ node: readFragment(HostClaimFragmentDoc, edge.node) })),
      pageInfo: verifiedHosts?.pageInfo ?? { hasNextPage: false },
    }),
    placeholderData: keepPreviousData,
  });
  const filters: Filter[] = [
    {
      kind: 'select',
      key: 'state',
      label: t('filter'),
      multiple: true,
      options: STATES.map(state => ({ value: state, label: t(`state.${state}`) })),
    },
  ];
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <Panel flush>
        <DataTable
          id="hosts"
          label={t('title')}
          columns={useColumns((claim, verdict) => setAsked({ claim, verdict }))}
          query={hosts}
          rowKey={row => row.id}
          filters={filters}
          empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
        />
      </Panel>
      <HostDecision asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

function useColumns(
  decide: (claim: HostClaimFragment, verdict: HostVerdict) => void,
): Column<HostClaimFragment>[] {
  const { t } = useTranslation('hosts');
  const title = (key: string) => t(`column.${key}`);
  const button = (row: HostClaimFragment, verdict: HostVerdict) => (
    <Button
      size="small"
      onClick={() => decide(row, verdict)}
      aria-label={t('decideNamed', { verdict: t(`verdict.${verdict}`), host: row.host })}
    >
      {t(`verdict.${verdict}`)}
    </Button>
  );
  return [
    { key: 'host', title: title('host'), render: row => row.host },
    { key: 'brand', title: title('brand'), render: row => row.organization.name },
    {
      key: 'state',
      title: title('state'),
      card: 'corner',
      render: row => <StatusTag tone={TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>,
    },
    {
      key: 'proof',
      title: title('proof'),
      render: row => (
        <a href={row.proofUrl} target="_blank" rel="noreferrer noopener">
          {row.proofUrl}
        </a>
      ),
    },
    { key: 'token', title: title('token'), render: row => <code>{row.token}</code> },
    { key: 'claimed', title: title('claimed'), optional: true, render: row => formatDateTime(row.createdAt) },
    {
      key: 'decide',
      title: title('decide'),
      render: row => (
        <span className={css.buttons}>
          {row.state === 'CLAIMED' ? button(row, 'confirm') : null}
          {row.state === 'CLAIMED' ? button(row, 'refuse') : null}
          {row.state === 'VERIFIED' ? button(row, 'revoke') : null}
        </span>
      ),
    },
  ];
}
