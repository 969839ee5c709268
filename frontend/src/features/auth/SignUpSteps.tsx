import { useTranslation } from 'react-i18next';
import css from './SignUpSteps.module.css';

const STEPS = ['email', 'code', 'password', 'totp', 'organization'] as const;

/** How far signing up has come, as a thin bar with its words for those who listen. */
export function SignUpSteps({ at }: { at: (typeof STEPS)[number] }) {
  const { t } = useTranslation('auth');
  const done = STEPS.indexOf(at);
  return (
    <ol className={css.steps} aria-label={t('steps.label')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index <= done ? css.done : css.ahead}
          aria-current={step === at ? 'step' : undefined}
        >
          <span className={step === at ? css.word : 'unseen'}>{t(`steps.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
