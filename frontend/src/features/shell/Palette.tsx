import {
  GlobalOutlined,
  LogoutOutlined,
  SafetyOutlined,
  SwapOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { language, setLanguage } from '@/app/i18n';
import { isCurrent, type Persona, switchOrganization, type Viewer, workplaces } from '@/app/viewer';
import { MENUS } from './menu';
import css from './Palette.module.css';
import { useSignOut } from './Switches';

interface Props {
  open: boolean;
  onClose: () => void;
  viewer: Viewer;
  personas: Persona[];
}

/** What each side most often starts; shell:do.<key> */
const DOINGS: Record<Persona, { key: string; to: string }[]> = {
  owner: [
    { key: 'importMembers', to: '/members/import' },
    { key: 'registerChannel', to: '/channels' },
    { key: 'publishListing', to: '/listings' },
  ],
  brand: [
    { key: 'postTask', to: '/brand/tasks/new' },
    { key: 'topUp', to: '/brand/wallet' },
  ],
  agency: [],
  operator: [
    { key: 'closePeriod', to: '/operator/periods' },
    { key: 'approvePayouts', to: '/operator/approvals' },
  ],
};

/** Go, do, find: everything the keyboard can reach. */
export default function Palette({ open, onClose, viewer, personas }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const navigate = useNavigate();
  const signOut = useSignOut();

  function run(action: () => unknown) {
    onClose();
    action();
  }

  const others = workplaces(viewer).filter(one => !isCurrent(viewer, one));

  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={560}
      style={{ top: 88 }}
      className={css.modal}
      title={<span className="unseen">{t('palette.open')}</span>}
    >
      <Command label={t('palette.open')} className={css.command} loop>
        <Command.Input className={css.input} placeholder={t('palette.placeholder')} autoFocus />
        <Command.List className={css.list}>
          <Command.Empty className={css.empty}>{t('palette.empty')}</Command.Empty>
          {personas.map(persona => (
            <Command.Group key={persona} heading={t('palette.go', { side: t(`persona.${persona}`) })}>
              {MENUS[persona]
                .flatMap(group => group.items)
                .map(item => (
                  <Item
                    key={item.to}
                    value={`${persona} ${item.to} ${t(`menu.${item.key}`)}`}
                    icon={<item.icon aria-hidden />}
                    onSelect={() => run(() => navigate({ to: item.to }))}
                  >
                    {t(`menu.${item.key}`)}
                  </Item>
                ))}
            </Command.Group>
          ))}
          <Command.Group heading={t('palette.do')}>
            {personas
              .flatMap(persona => DOINGS[persona])
              .map(doing => (
                <Item
                  key={doing.key}
                  value={`${doing.key} ${t(`do.${doing.key}`)}`}
                  icon={<ThunderboltOutlined aria-hidden />}
                  onSelect={() => run(() => navigate({ to: doing.to }))}
                >
                  {t(`do.${doing.key}`)}
                </Item>
              ))}
            {others.map(organization => (
              <Item
                key={organization.id}
                value={`switch ${organization.id} ${organization.name}`}
                icon={<SwapOutlined aria-hidden />}
                onSelect={() =>
                  run(() => switchOrganization(organization.organizationId).then(() => navigate({ to: '/' })))
                }
              >
                {t('organization.switchTo', { name: organization.name })}
              </Item>
            ))}
            <Item
              value={`language ${t('common:switchLanguage')}`}
              icon={<GlobalOutlined aria-hidden />}
              onSelect={() => run(() => setLanguage(language() === 'en' ? 'zh-Hans' : 'en'))}
            >
              {t('common:switchLanguage')}
            </Item>
            <Item
              value={`account ${t('account')}`}
              icon={<SafetyOutlined aria-hidden />}
              onSelect={() => run(() => navigate({ to: '/account' }))}
            >
              {t('account')}
            </Item>
            <Item
              value={`sign out ${t('signOut')}`}
              icon={<LogoutOutlined aria-hidden />}
              onSelect={() => run(signOut)}
            >
              {t('signOut')}
            </Item>
          </Command.Group>
        </Command.List>
      </Command>
    </Modal>
  );
}

interface ItemProps {
  value: string;
  icon: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

function Item({ value, icon, onSelect, children }: ItemProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={css.item}>
      <span className={css.icon}>{icon}</span>
      {children}
    </Command.Item>
  );
}
