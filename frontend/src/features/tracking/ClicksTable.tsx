import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { ClicksDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { readClick, useClickColumns } from './columns';
import { REASONS, VERDICTS } from './marks';
import { type ClicksSearch, clickFilter } from './search';

/** Clicks, newest first: of one link, or of all that the organization may see. */
export function ClicksTable({ linkId }: { linkId?: string }) {
  const { t } = useTranslation('tracking');
  const { search } = useListState<ClicksSearch>();
  const clicks = useQuery({
    ...graphqlQuery(ClicksDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: clickFilter(search, linkId),
    }),
    select: data => data.clicks,
    placeholderData: keepPreviousData,
  });
  const columns = useClickColumns(linkId === undefined);
  return (
    <Panel flush>
      <DataTable
        id={linkId ? 'link-clicks' : 'clicks'}
        label={t('clicks.label')}
        columns={columns}
        query={clicks}
        rowKey={row => readClick(row).id}
        filters={[
          {
            kind: 'select',
            key: 'verdict',
            label: t('filter.verdict'),
            multiple: true,
            options: VERDICTS.map(verdict => ({ value: verdict, label: t(`verdict.${verdict}`) })),
          },
          {
            kind: 'select',
            key: 'reason',
            label: t('filter.reason'),
            multiple: true,
            options: REASONS.map(reason => ({ value: reason, label: t(`reason.${reason}`) })),
          },
        ]}
        empty={<EmptyState title={t('clicks.empty')} hint={t('clicks.emptyHint')} />}
      />
    </Panel>
  );
}
