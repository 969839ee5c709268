import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  type RankedTaskRowFragment,
  RankedTaskRowFragmentDoc,
  RankedTasksDocument,
  ScorePartsFragmentDoc,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { LinkButton } from '@/shared/LinkButton';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { Price } from '@/shared/Price';
import { SideSheet } from '@/shared/SideSheet';
import type { Column } from '@/shared/table/columns';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { useVocabulary } from '@/shared/vocabulary';
import css from './deals.module.css';
import { MatchScore } from './MatchScore';

/** Open tasks, ranked by how well one of the owner's listings suits each. */
export function OpenTasksPage() {
  const { t } = useTranslation('deals');
  const { search } = useListState<ListSearch>();
  const [explained, setExplained] = useState<RankedTaskRowFragment | null>(null);
  const tasks = useQuery({
    ...graphqlQuery(RankedTasksDocument, { first: PAGE_SIZE, after: search.after }),
    select: ({ rankedTasks }) => ({
      ...rankedTasks,
      edges: rankedTasks?.edges.map(edge => ({ node: readFragment(RankedTaskRowFragmentDoc, edge.node) })),
      pageInfo: rankedTasks?.pageInfo ?? { hasNextPage: false },
    }),
    placeholderData: keepPreviousData,
  });
  const columns = useTaskColumns(setExplained);
  return (
    <>
      <PageHeader title={t('market.title')} intro={t('market.intro')} />
      <Panel flush>
        <DataTable
          id="openTasks"
          label={t('market.title')}
          columns={columns}
          query={tasks}
          rowKey={row => row.task.id}
          rowLink={row => `/tasks/${row.task.id}`}
          empty={
            <EmptyState
              title={t('market.empty')}
              hint={t('market.emptyHint')}
              action={<LinkButton to="/listings">{t('market.emptyAction')}</LinkButton>}
            />
          }
        />
      </Panel>
      <SideSheet
        open={explained !== null}
        title={explained?.task.title}
        onClose={() => setExplained(null)}
        footer={
          explained ? (
            <div className={css.foot}>
              <Link to="/tasks/$id" params={{ id: explained.task.id }}>
                {t('market.open')}
              </Link>
            </div>
          ) : null
        }
      >
        {explained ? (
          <>
            <p className={css.grey}>{t('market.byListing', { listing: explained.listing.title })}</p>
            <MatchScore score={explained.score} />
          </>
        ) : null}
      </SideSheet>
    </>
  );
}

function useTaskColumns(explain: (row: RankedTaskRowFragment) => void): Column<RankedTaskRowFragment>[] {
  const { t } = useTranslation('deals');
  const { word } = useVocabulary();
  const title = (key: string) => t(`market.column.${key}`);
  return [
    { key: 'task', title: title('task'), render: row => row.task.title },
    {
      key: 'score',
      title: title('score'),
      align: 'right',
      card: 'corner',
      render: row => {
        const points = formatNumber(readFragment(ScorePartsFragmentDoc, row.score).points);
        return (
          <Button
            type="link"
            size="small"
            onClick={() => explain(row)}
            aria-label={t('market.explainNamed', { task: row.task.title, points })}
          >
            {points}
          </Button>
        );
      },
    },
    { key: 'brand', title: title('brand'), render: row => row.task.organization.name },
    { key: 'category', title: title('category'), render: row => word('category', row.task.category) },
    { key: 'model', title: title('model'), render: row => word('model', row.task.model) },
    {
      key: 'price',
      title: title('price'),
      align: 'right',
      render: row => <Price rateBp={row.task.rateBp} minor={row.task.bidMinor} />,
    },
    {
      key: 'slots',
      title: title('slots'),
      align: 'right',
      render: row => formatNumber(row.task.slots - row.task.slotsTaken),
    },
    { key: 'ends', title: title('ends'), render: row => formatDate(row.task.endsOn) },
    { key: 'listing', title: title('listing'), optional: true, render: row => row.listing.title },
  ];
}
