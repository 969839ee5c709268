import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { viewerQuery } from '@/app/viewer';
import { OrganizationPageDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import type { ListSearch } from '@/shared/listSearch';
import { PageHeader } from '@/shared/PageHeader';
import { Panel, Stack } from '@/shared/Panel';
import { PAGE_SIZE } from '@/shared/table/connection';
import { DataTable } from '@/shared/table/DataTable';
import { useListState } from '@/shared/useListState';
import { readMember, useMemberColumns } from './columns';
import { Invitations } from './Invitations';
import { InviteMember } from './InviteMember';
import { Particulars } from './Particulars';

/** Who the organization is and who works in it; administrators change both. */
export function OrganizationPage() {
  const { t } = useTranslation('organization');
  const { search } = useListState<ListSearch>();
  const viewer = useQuery(viewerQuery);
  const mayManage = viewer.data?.permissions.includes('MANAGE_ORGANIZATION') ?? false;
  const page = useQuery({
    ...graphqlQuery(OrganizationPageDocument, { mayManage, first: PAGE_SIZE, after: search.after }),
    placeholderData: keepPreviousData,
    enabled: viewer.isSuccess,
  });
  const columns = useMemberColumns({ mayManage, selfId: page.data?.viewer?.person.id });
  const organization = page.data?.viewer?.currentOrganization;
  return (
    <>
      <PageHeader
        title={t('page.title')}
        intro={t('page.intro')}
        actions={mayManage ? <InviteMember /> : null}
      />
      <Stack>
        {organization ? <Particulars organization={organization} mayManage={mayManage} /> : null}
        <Panel flush title={t('members.title')}>
          <DataTable
            id="members"
            label={t('members.title')}
            columns={columns}
            query={{ ...page, data: page.data?.members }}
            rowKey={row => readMember(row).id}
            empty={<EmptyState title={t('members.empty')} hint={t('members.emptyHint')} />}
          />
        </Panel>
        {mayManage ? <Invitations invitations={page.data?.invitations?.nodes ?? []} /> : null}
      </Stack>
    </>
  );
}
