import { MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Alert, Button, Drawer } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Viewer, viewerQuery } from '@/app/viewer';
import { LanguageSwitch } from '@/shared/LanguageSwitch';
import { usePhone } from '@/shared/usePhone';
import css from './ConsoleShell.module.css';
import { BottomBar, HomeMark, PersonaSwitch, SideMenu } from './Menus';
import { MENUS } from './menu';
import { NotificationBell } from './NotificationBell';
import { OrganizationSwitcher, PersonMenu } from './Switches';
import { usePersona } from './usePersona';

const Palette = lazy(() => import('./Palette'));

export function ConsoleShell() {
  const { data: viewer } = useQuery(viewerQuery);
  return viewer ? <Shell viewer={viewer} /> : null;
}

function Shell({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('shell');
  const phone = usePhone();
  const { persona, personas } = usePersona(viewer);
  const [menuOpen, setMenuOpen] = useState(false);
  const palette = usePalette();
  const path = useLocation({ select: location => location.pathname });
  const main = useFocusOnArrival(path);
  const groups = persona ? MENUS[persona] : [];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes because the page changed
  useEffect(() => setMenuOpen(false), [path]);

  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        {t('skip')}
      </a>
      <header className={css.header}>
        {phone ? (
          <Button
            type="text"
            className={css.square}
            icon={<MenuOutlined />}
            aria-label={t('openMenu')}
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(true)}
          />
        ) : (
          <HomeMark />
        )}
        <OrganizationSwitcher viewer={viewer} />
        <span className={css.spring} />
        {phone ? (
          <Button
            type="text"
            className={css.square}
            icon={<SearchOutlined />}
            aria-label={t('palette.open')}
            onClick={palette.show}
          />
        ) : (
          <button type="button" className={css.find} onClick={palette.show}>
            <SearchOutlined aria-hidden />
            <span>{t('palette.open')}</span>
            <kbd className={css.key}>Ctrl K</kbd>
          </button>
        )}
        {phone ? null : <LanguageSwitch />}
        <NotificationBell />
        <PersonMenu viewer={viewer} />
      </header>
      {phone ? (
        <Drawer
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={300}
          title={<HomeMark />}
          className={css.drawer}
        >
          <PersonaSwitch personas={personas} persona={persona} />
          <SideMenu groups={groups} path={path} label={t('menuLabel')} />
          <div className={css.drawerFoot}>
            <LanguageSwitch />
          </div>
        </Drawer>
      ) : (
        <div className={css.side}>
          <div className={css.sticky}>
            <PersonaSwitch personas={personas} persona={persona} />
            <SideMenu groups={groups} path={path} label={t('menuLabel')} />
          </div>
        </div>
      )}
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        <Standing viewer={viewer} />
        <Outlet />
      </main>
      {phone ? <BottomBar groups={groups} path={path} onMore={() => setMenuOpen(true)} /> : null}
      {palette.wanted ? (
        <Suspense>
          <Palette open={palette.open} onClose={palette.hide} viewer={viewer} personas={personas} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** An organization that is not admitted, or no longer, is told so on every page. */
function Standing({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('shell');
  const { state, name } = viewer.currentOrganization ?? {};
  if (!state || state === 'ACTIVE') return null;
  return <Alert type="warning" showIcon title={t(`state.${state}`, { name })} style={{ marginBottom: 16 }} />;
}

/** Ctrl-K or ⌘K anywhere; the palette's code is fetched the first time. */
function usePalette() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setWanted(true);
      setOpen(before => !before);
    }
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return { open, wanted, show, hide: () => setOpen(false) };
}

/** After a change of page the reader starts at its head, as after loading it. */
function useFocusOnArrival(path: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}
