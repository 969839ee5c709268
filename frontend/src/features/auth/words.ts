import { useTranslation } from 'react-i18next';

// Codes of the sign-in interface that people meet; for others its own sentence is shown.
const KNOWN = [
  'email_password_mismatch',
  'email_taken',
  'incorrect_code',
  'incorrect_password',
  'enter_current_password',
  'password_too_short',
  'password_too_common',
  'password_entirely_numeric',
  'password_too_similar',
  'too_many_login_attempts',
  'rate_limited',
  'invalid',
  'required',
];

/** A refusal's code as a sentence in the reader's language. */
export function useAuthWords(): (code: string) => string | undefined {
  const { t } = useTranslation('auth');
  return code => (KNOWN.includes(code) ? t(`mistake.${code}`) : undefined);
}
