import { CheckOutlined, DownOutlined, LogoutOutlined, PlusOutlined, SafetyOutlined } from '@ant-design/icons';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { rememberOrganization } from '@/app/organization';
import { queryClient } from '@/app/query';
import { logOut } from '@/app/session';
import { switchOrganization, type Viewer, workplaces } from '@/app/viewer';
import css from './Switches.module.css';

export function OrganizationSwitcher({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const current = viewer.currentOrganization;

  async function choose(id: string) {
    if (id === 'new') return navigate({ to: '/welcome' });
    if (id === current?.id) return;
    await switchOrganization(id);
    await navigate({ to: '/' });
  }

  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: current ? [current.id] : [],
        onClick: ({ key }) => choose(key),
        items: [
          ...workplaces(viewer).map(organization => ({
            key: organization.organizationId,
            label: (
              <span className={css.choice}>
                <span className={css.choiceName}>{organization.name}</span>
                <span className={css.choiceNote}>{t(`role.${organization.role}`)}</span>
              </span>
            ),
            extra: organization.organizationId === current?.id ? <CheckOutlined aria-hidden /> : undefined,
          })),
          { type: 'divider' as const },
          { key: 'new', icon: <PlusOutlined />, label: t('organization.new') },
        ],
      }}
    >
      <button
        type="button"
        className={css.organization}
        aria-label={t('organization.switch', { name: current?.name })}
      >
        <span className={css.initial} aria-hidden="true">
          {current?.name.slice(0, 1)}
        </span>
        <span className={css.name}>{current?.name}</span>
        <DownOutlined aria-hidden className={css.caret} />
      </button>
    </Dropdown>
  );
}

export function useSignOut() {
  const router = useRouter();
  return async () => {
    await logOut();
    rememberOrganization(null);
    queryClient.clear();
    await router.navigate({ to: '/login' });
  };
}

export function PersonMenu({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const signOut = useSignOut();
  const person = viewer.person;
  const name = person?.displayName || person?.email || '';
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <span className={css.choice}>
                <span className={css.choiceName}>{name}</span>
                {person?.email && person.email !== name ? (
                  <span className={css.choiceNote}>{person.email}</span>
                ) : null}
              </span>
            ),
          },
          { key: 'account', icon: <SafetyOutlined />, label: t('account') },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: t('signOut') },
        ],
        onClick: ({ key }) => (key === 'out' ? signOut() : navigate({ to: '/account' })),
      }}
    >
      <button type="button" className={css.person} aria-label={t('personMenu', { name })}>
        {name.slice(0, 1).toUpperCase()}
      </button>
    </Dropdown>
  );
}
