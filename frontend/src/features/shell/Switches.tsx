import { DownOutlined, LogoutOutlined, PlusOutlined, SafetyOutlined } from '@ant-design/icons';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { rememberOrganization } from '@/app/organization';
import { queryClient } from '@/app/query';
import { logOut } from '@/app/session';
import { isCurrent, switchOrganization, type Viewer, type Workplace, workplaces } from '@/app/viewer';
import { PopMenu } from '@/shared/PopMenu';
import css from './Switches.module.css';

export function OrganizationSwitcher({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const current = viewer.currentOrganization;

  async function choose(place: Workplace) {
    if (isCurrent(viewer, place)) return;
    await switchOrganization(place.organizationId);
    await navigate({ to: '/' });
  }

  const items = workplaces(viewer).map(place => ({
    key: place.organizationId,
    label: place.name,
    note: t(`role.${place.role}`),
    current: isCurrent(viewer, place),
    onChoose: () => choose(place),
  }));
  const found = {
    key: 'new',
    icon: <PlusOutlined aria-hidden />,
    label: t('organization.new'),
    apart: true,
    onChoose: () => navigate({ to: '/welcome' }),
  };
  return (
    <PopMenu label={t('organization.switch')} items={[...items, found]}>
      <button type="button" className={css.organization}>
        <span className={css.initial} aria-hidden="true">
          {current?.name.slice(0, 1)}
        </span>
        <span className={css.name}>{current?.name}</span>
        <span className="unseen">{t('organization.switch')}</span>
        <DownOutlined aria-hidden className={css.caret} />
      </button>
    </PopMenu>
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
  const { displayName, email } = viewer.person;
  const name = displayName || email;
  return (
    <PopMenu
      placement="bottomRight"
      label={t('personMenu', { name })}
      head={
        <>
          <p className={css.personName}>{name}</p>
          {email === name ? null : <p className={css.personEmail}>{email}</p>}
        </>
      }
      items={[
        {
          key: 'account',
          icon: <SafetyOutlined aria-hidden />,
          label: t('account'),
          onChoose: () => navigate({ to: '/account' }),
        },
        {
          key: 'out',
          icon: <LogoutOutlined aria-hidden />,
          label: t('signOut'),
          apart: true,
          onChoose: signOut,
        },
      ]}
    >
      <button type="button" className={css.person} aria-label={t('personMenu', { name })}>
        <span aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>
      </button>
    </PopMenu>
  );
}
