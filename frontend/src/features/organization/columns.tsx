import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { type MemberRowFragment, MemberRowFragmentDoc } from '@/gql/graphql';
import type { Column } from '@/shared/table/columns';
import { MemberActions } from './MemberActions';

export type MemberRow = FragmentType<typeof MemberRowFragmentDoc>;

export const readMember = (row: MemberRow) => readFragment(MemberRowFragmentDoc, row);

/** The columns of the members; only administrators get the last one. */
export function useMemberColumns({
  mayManage,
  selfId,
}: {
  mayManage: boolean;
  selfId: string | undefined;
}): Column<MemberRow>[] {
  const { t } = useTranslation('organization');
  const column = (key: string, render: (row: MemberRowFragment) => ReactNode): Column<MemberRow> => ({
    key,
    title: t(`members.${key}`),
    render: row => render(readMember(row)),
  });
  const shown = [
    column('name', row => {
      const name = row.person.displayName || row.person.email;
      return row.person.id === selfId ? t('members.self', { name }) : name;
    }),
    column('email', row => row.person.email),
    column('role', row => t(`role.${row.role}`)),
    column('joined', row => formatDate(row.joinedAt)),
  ];
  return mayManage ? [...shown, column('action', row => <MemberActions member={row} />)] : shown;
}
