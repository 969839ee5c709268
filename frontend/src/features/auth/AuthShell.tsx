import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '@/shared/LanguageSwitch';
import { Logo } from '@/shared/Logo';
import css from './AuthShell.module.css';

/** Pages before the console: what the product is on the left, one card on the right. */
export function AuthShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['auth', 'common']);
  return (
    <div className={css.shell}>
      <aside className={css.story}>
        <Rings />
        <div className={css.words}>
          <p className={css.claim}>{t('story.claim')}</p>
          <ul className={css.points}>
            {['proven', 'matched', 'paid'].map(point => (
              <li key={point}>{t(`story.${point}`)}</li>
            ))}
          </ul>
        </div>
      </aside>
      <div className={css.side}>
        <header className={css.head}>
          <span className={css.mark}>
            <Logo size={30} />
            {t('common:product')}
          </span>
          <LanguageSwitch />
        </header>
        <main className={css.main}>{children}</main>
      </div>
    </div>
  );
}

function Rings() {
  return (
    <svg className={css.rings} viewBox="0 0 600 600" fill="none" stroke="#fff" aria-hidden="true">
      {[46, 104, 168, 238, 314, 396].map((radius, index) => (
        <circle
          key={radius}
          cx="300"
          cy="300"
          r={radius}
          strokeWidth="1.5"
          strokeOpacity={0.42 - index * 0.065}
        />
      ))}
      <circle cx="300" cy="300" r="9" fill="#fff" stroke="none" />
    </svg>
  );
}
