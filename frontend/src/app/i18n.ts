import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['zh-Hans', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'tangmeng.language';
const FIRST: Language = 'zh-Hans';

// Each namespace of each language is a small chunk of its own, fetched when a screen first speaks it.
const files = import.meta.glob<ResourceKey>('../locales/*/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (lng, namespace, done) => {
    const load = files[`../locales/${lng}/${namespace}.json`];
    if (!load) return done(new Error(`no texts ${lng}/${namespace}`), null);
    load().then(
      texts => done(null, texts),
      (error: Error) => done(error, null),
    );
  },
};

function isLanguage(value: string | null): value is Language {
  return LANGUAGES.includes(value as Language);
}

function stored(): Language {
  const value = typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY);
  return isLanguage(value) ? value : FIRST;
}

function announce(chosen: Language) {
  if (typeof document !== 'undefined') document.documentElement.lang = chosen;
}

export const i18nReady = i18next
  .use(backend)
  .use(initReactI18next)
  .init({
    lng: stored(),
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    ns: ['common', 'shell'],
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    react: { useSuspense: true },
    returnNull: false,
  });

export function language(): Language {
  return isLanguage(i18next.language) ? i18next.language : FIRST;
}

export async function setLanguage(chosen: Language): Promise<void> {
  await i18next.changeLanguage(chosen);
  if (typeof localStorage !== 'undefined') localStorage.setItem(KEY, chosen);
  announce(chosen);
}

announce(stored());

export { i18next };
