import { EllipsisOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Persona } from '@/app/viewer';
import { Logo } from '@/shared/Logo';
import css from './Menus.module.css';
import { currentItem, firstPage, type MenuGroup, PERSONA_ICONS } from './menu';

const IN_BOTTOM_BAR = 4;

export function HomeMark() {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <Link to="/" className={css.mark} aria-label={t('home')}>
      <Logo size={26} />
      <span>{t('common:product')}</span>
    </Link>
  );
}

/** For organizations that stand on several sides. */
export function PersonaSwitch({ personas, persona }: { personas: Persona[]; persona: Persona | undefined }) {
  const { t } = useTranslation('shell');
  if (personas.length < 2) return null;
  return (
    <nav className={css.personas} aria-label={t('personaLabel')}>
      {personas.map(name => {
        const Icon = PERSONA_ICONS[name];
        return (
          <Link
            key={name}
            to={firstPage(name)}
            className={name === persona ? css.personaHere : css.persona}
            aria-current={name === persona ? 'true' : undefined}
          >
            <Icon aria-hidden /> {t(`persona.${name}`)}
          </Link>
        );
      })}
    </nav>
  );
}

interface SideMenuProps {
  groups: MenuGroup[];
  path: string;
  label: string;
}

export function SideMenu({ groups, path, label }: SideMenuProps) {
  const { t } = useTranslation('shell');
  const here = currentItem(groups, path);
  return (
    <nav aria-label={label}>
      {groups.map((group, index) => (
        <div key={group.key} className={css.group}>
          {index > 0 ? <p className={css.groupName}>{t(`group.${group.key}`)}</p> : null}
          <ul>
            {group.items.map(item => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  className={item === here ? css.here : css.item}
                  activeOptions={{ exact: true }}
                  aria-current={item === here ? 'page' : undefined}
                >
                  <item.icon aria-hidden /> {t(`menu.${item.key}`)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

export function BottomBar({
  groups,
  path,
  onMore,
}: {
  groups: MenuGroup[];
  path: string;
  onMore: () => void;
}) {
  const { t } = useTranslation('shell');
  const items = groups.flatMap(group => group.items).slice(0, IN_BOTTOM_BAR);
  const here = currentItem(groups, path);
  return (
    <nav className={css.bottom} aria-label={t('bottomLabel')}>
      {items.map(item => (
        <Link
          key={item.to}
          to={item.to}
          className={item === here ? css.tabHere : css.tab}
          aria-current={item === here ? 'page' : undefined}
        >
          <item.icon aria-hidden />
          <span>{t(`menu.${item.key}`)}</span>
        </Link>
      ))}
      <button type="button" className={css.tab} onClick={onMore}>
        <EllipsisOutlined aria-hidden />
        <span>{t('more')}</span>
      </button>
    </nav>
  );
}
