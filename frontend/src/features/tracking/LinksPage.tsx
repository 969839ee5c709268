import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { LinksDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { PageHeader } from '@/shared/PageHeader';
import { Panel } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { type Partner, readLink, useLinkColumns } from './columns';
import { LINK_STATES } from './marks';
import { type LinksSearch, linkFilter } from './search';

/** Every link of the organization's deals, newest first; one opens below `base`. */
export function LinksPage({ base, partner }: { base: string; partner: Partner }) {
  const { t } = useTranslation('tracking');
  const { search } = useListState<LinksSearch>();
  const links = useQuery({
    ...graphqlQuery(LinksDocument, {
      first: PAGE_SIZE,
      after: search.after,
      filter: linkFilter(search),
      order: 'NEWEST',
    }),
    select: data => data.links,
    placeholderData: keepPreviousData,
  });
  const columns = useLinkColumns(partner);
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} />
      <Panel flush>
        <DataTable
          id="links"
          label={t('list.title')}
          columns={columns}
          query={links}
          rowKey={row => readLink(row).id}
          rowLink={row => `${base}/${readLink(row).id}`}
          filters={[
            {
              kind: 'select',
              key: 'state',
              label: t('filter.state'),
              multiple: true,
              options: LINK_STATES.map(state => ({ value: state, label: t(`state.${state}`) })),
            },
          ]}
          empty={<EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />}
        />
      </Panel>
    </>
  );
}
