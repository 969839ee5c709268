import type { Session } from '@/app/session';

/** Only addresses of our own pages; "//host" would leave the site. */
export function safeNext(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}

/** The page where the step a session still owes is taken; null when it owes none. */
export function owedPage(
  session: Session,
): '/signup/verify' | '/login/code' | '/password/reset' | '/signup/password' | null {
  if (session.authenticated) return session.user?.has_usable_password === false ? '/signup/password' : null;
  switch (session.pending) {
    case 'verify_email':
      return '/signup/verify';
    case 'mfa_authenticate':
      return '/login/code';
    case 'password_reset_by_code':
      return '/password/reset';
    default:
      return null;
  }
}
