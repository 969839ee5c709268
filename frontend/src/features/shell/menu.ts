import {
  AccountBookOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  ContactsOutlined,
  DashboardOutlined,
  FileTextOutlined,
  FundOutlined,
  GlobalOutlined,
  HomeOutlined,
  IdcardOutlined,
  InboxOutlined,
  LinkOutlined,
  NodeIndexOutlined,
  PartitionOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  ShareAltOutlined,
  ShopOutlined,
  SolutionOutlined,
  TagsOutlined,
  TeamOutlined,
  TransactionOutlined,
  WalletOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { Persona } from '@/app/viewer';

export interface MenuItem {
  to: string;
  /** The word for it: shell:menu.<key> */
  key: string;
  icon: ComponentType<{ 'aria-hidden'?: boolean }>;
}

export interface MenuGroup {
  /** shell:group.<key> */
  key: string;
  items: MenuItem[];
}

const organization: MenuItem = { to: '/organization', key: 'organization', icon: SettingOutlined };

/** The side menu of each persona; the first four items stand in a phone's bottom bar. */
export const MENUS: Record<Persona, MenuGroup[]> = {
  owner: [
    {
      key: 'work',
      items: [
        { to: '/home', key: 'home', icon: HomeOutlined },
        { to: '/tasks', key: 'openTasks', icon: ShopOutlined },
        { to: '/deals', key: 'deals', icon: SolutionOutlined },
        { to: '/earnings', key: 'earnings', icon: FundOutlined },
        { to: '/links', key: 'links', icon: LinkOutlined },
        { to: '/orders', key: 'conversions', icon: NodeIndexOutlined },
        { to: '/invitations', key: 'invitations', icon: InboxOutlined },
      ],
    },
    {
      key: 'assets',
      items: [
        { to: '/channels', key: 'channels', icon: ShareAltOutlined },
        { to: '/members/import', key: 'members', icon: ContactsOutlined },
        { to: '/audience', key: 'audience', icon: TeamOutlined },
        { to: '/listings', key: 'listings', icon: TagsOutlined },
      ],
    },
    {
      key: 'money',
      items: [
        { to: '/statements', key: 'statements', icon: FileTextOutlined },
        { to: '/payouts', key: 'payouts', icon: BankOutlined },
      ],
    },
    {
      key: 'settings',
      items: [{ to: '/represented', key: 'agency', icon: PartitionOutlined }, organization],
    },
  ],
  brand: [
    {
      key: 'work',
      items: [
        { to: '/brand/home', key: 'brandHome', icon: HomeOutlined },
        { to: '/brand/market', key: 'market', icon: ShopOutlined },
        { to: '/brand/tasks', key: 'tasks', icon: ProfileOutlined },
        { to: '/brand/deals', key: 'deals', icon: SolutionOutlined },
        { to: '/brand/negotiations', key: 'offers', icon: InboxOutlined },
        { to: '/brand/links', key: 'links', icon: LinkOutlined },
        { to: '/brand/orders', key: 'conversions', icon: NodeIndexOutlined },
      ],
    },
    {
      key: 'money',
      items: [
        { to: '/brand/wallet', key: 'wallet', icon: WalletOutlined },
        { to: '/brand/statements', key: 'statements', icon: FileTextOutlined },
      ],
    },
    {
      key: 'settings',
      items: [
        { to: '/brand/profile', key: 'brandProfile', icon: IdcardOutlined },
        { to: '/brand/sources', key: 'sources', icon: ApiOutlined },
        organization,
      ],
    },
  ],
  agency: [
    {
      key: 'work',
      items: [
        { to: '/agency/owners', key: 'represented', icon: TeamOutlined },
        { to: '/agency/deals', key: 'deals', icon: SolutionOutlined },
        { to: '/agency/earnings', key: 'earnings', icon: FundOutlined },
        { to: '/agency/statements', key: 'statements', icon: FileTextOutlined },
      ],
    },
    { key: 'settings', items: [organization] },
  ],
  operator: [
    {
      key: 'work',
      items: [
        { to: '/operator/home', key: 'cockpit', icon: DashboardOutlined },
        { to: '/operator/verifications', key: 'verifications', icon: SafetyCertificateOutlined },
        { to: '/operator/approvals', key: 'approvals', icon: AuditOutlined },
        { to: '/operator/conversions', key: 'conversions', icon: NodeIndexOutlined },
        { to: '/operator/hosts', key: 'hosts', icon: GlobalOutlined },
        { to: '/operator/deals', key: 'deals', icon: SolutionOutlined },
        { to: '/operator/clicks', key: 'clicks', icon: LinkOutlined },
      ],
    },
    {
      key: 'money',
      items: [
        { to: '/operator/periods', key: 'periods', icon: CalendarOutlined },
        { to: '/operator/statements', key: 'statements', icon: FileTextOutlined },
        { to: '/operator/payouts', key: 'payoutRuns', icon: TransactionOutlined },
        { to: '/operator/ledger', key: 'ledger', icon: AccountBookOutlined },
      ],
    },
    {
      key: 'settings',
      items: [
        { to: '/operator/alliance', key: 'alliance', icon: ApartmentOutlined },
        { to: '/operator/jobs', key: 'jobs', icon: ScheduleOutlined },
        organization,
      ],
    },
  ],
};

export const PERSONA_ICONS: Record<Persona, MenuItem['icon']> = {
  owner: ShareAltOutlined,
  brand: ShopOutlined,
  agency: PartitionOutlined,
  operator: ApartmentOutlined,
};

export function firstPage(persona: Persona | undefined): string {
  return persona ? (MENUS[persona][0]?.items[0]?.to ?? '/organization') : '/organization';
}

/** Whose side a page belongs to; null for pages every persona shares. */
export function personaOfPath(path: string): Persona | null {
  for (const persona of ['brand', 'agency', 'operator'] as const) {
    if (path === `/${persona}` || path.startsWith(`/${persona}/`)) return persona;
  }
  const shared = ['/organization', '/account'];
  return shared.some(prefix => path.startsWith(prefix)) ? null : 'owner';
}

/** The menu item that holds this page: the longest address it starts with. */
export function currentItem(groups: readonly MenuGroup[], path: string): MenuItem | undefined {
  return groups
    .flatMap(group => group.items)
    .filter(item => path === item.to || path.startsWith(`${item.to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
}
