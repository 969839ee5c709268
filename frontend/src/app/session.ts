import { queryOptions } from '@tanstack/react-query';
import { csrfToken, NetworkError } from './graphql';
import { language } from './i18n';
import { queryClient } from './query';
import { viewerQuery } from './viewer';

// Sign-in speaks allauth's headless browser interface: a session cookie, and "flows" that say what is still owed.
const BASE = '/_allauth/browser/v1';

export type Flow =
  | 'login'
  | 'signup'
  | 'verify_email'
  | 'mfa_authenticate'
  | 'password_reset_by_code'
  | 'reauthenticate'
  | 'mfa_reauthenticate'
  | (string & {});

export interface SessionUser {
  id: number | string;
  display: string;
  email: string;
  has_usable_password: boolean;
}

export interface Session {
  authenticated: boolean;
  user: SessionUser | null;
  /** What must be done next before the person is signed in. */
  pending: Flow | null;
  flows: Flow[];
}

export interface FieldMistake {
  field: string | null;
  code: string;
  message: string;
}

/** The server answered no; `mistakes` name fields where it said so. */
export class AuthError extends Error {
  readonly status: number;
  readonly mistakes: readonly FieldMistake[];
  constructor(status: number, mistakes: readonly FieldMistake[]) {
    super(mistakes[0]?.message ?? `HTTP ${status}`);
    this.name = 'AuthError';
    this.status = status;
    this.mistakes = mistakes;
  }
}

interface RawAnswer {
  status: number;
  data?: unknown;
  meta?: Record<string, unknown>;
  errors?: { message: string; code: string; param?: string }[];
}

async function call(method: string, path: string, body?: unknown): Promise<RawAnswer> {
  let response: Response;
  try {
    response = await fetch(`${BASE}/${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        'Accept-Language': language(),
        'X-CSRFToken': csrfToken(),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    throw new NetworkError(String(cause));
  }
  try {
    return { ...((await response.json()) as object), status: response.status };
  } catch {
    if (response.ok || response.status === 404) throw new NetworkError('the answer was not JSON');
    return { status: response.status };
  }
}

function refusal(answer: RawAnswer): AuthError {
  const mistakes = (answer.errors ?? []).map(({ param, code, message }) => ({
    field: param ?? null,
    code,
    message,
  }));
  return new AuthError(answer.status, mistakes);
}

export function readSession(answer: RawAnswer): Session {
  const data = (answer.data ?? {}) as { user?: SessionUser; flows?: { id: Flow; is_pending?: boolean }[] };
  const flows = data.flows ?? [];
  return {
    authenticated: answer.meta?.is_authenticated === true,
    user: data.user ?? null,
    pending: flows.find(flow => flow.is_pending)?.id ?? null,
    flows: flows.map(flow => flow.id),
  };
}

/** 200 and 401 both describe the session: 401 says which step is still missing. */
async function step(method: string, path: string, body?: unknown): Promise<Session> {
  const answer = await call(method, path, body);
  if (answer.status !== 200 && answer.status !== 401) throw refusal(answer);
  const session = readSession(answer);
  queryClient.setQueryData(sessionQuery.queryKey, session);
  queryClient.removeQueries({ queryKey: viewerQuery.queryKey });
  return session;
}

async function expectOk(method: string, path: string, body?: unknown): Promise<RawAnswer> {
  const answer = await call(method, path, body);
  if (answer.status >= 400) throw refusal(answer);
  return answer;
}

const NOBODY: Session = { authenticated: false, user: null, pending: null, flows: [] };

/**
 * Who is here. The viewer is asked first: allauth answers strangers with 401, which browsers report as an error.
 * A step left half-way is therefore known only to the page that took it.
 */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    // Any of allauth's answers brings the CSRF cookie where the page itself did not.
    if (!csrfToken()) await call('GET', 'config');
    const viewer = await queryClient.fetchQuery({ ...viewerQuery, staleTime: 0 });
    return viewer ? readSession(await call('GET', 'auth/session')) : NOBODY;
  },
  staleTime: 60_000,
});

export interface AuthConfig {
  account?: { is_open_for_signup?: boolean; login_by_code_enabled?: boolean };
  mfa?: { supported_types?: string[] };
}

export const configQuery = queryOptions({
  queryKey: ['auth-config'],
  queryFn: async () => ((await expectOk('GET', 'config')).data ?? {}) as AuthConfig,
  staleTime: Number.POSITIVE_INFINITY,
});

export const signUp = (email: string) => step('POST', 'auth/signup', { email });
export const verifyEmail = (code: string) => step('POST', 'auth/email/verify', { key: code });
export const resendEmailCode = () => expectOk('POST', 'auth/email/verify/resend');
export const logIn = (email: string, password: string) => step('POST', 'auth/login', { email, password });
export const authenticateMfa = (code: string) => step('POST', 'auth/2fa/authenticate', { code });
export const requestPasswordReset = (email: string) => step('POST', 'auth/password/request', { email });
export const resetPassword = (code: string, password: string) =>
  step('POST', 'auth/password/reset', { key: code, password });
export const logOut = () => step('DELETE', 'auth/session');
export const reauthenticate = (password: string) => step('POST', 'auth/reauthenticate', { password });
export const reauthenticateMfa = (code: string) => step('POST', 'auth/2fa/reauthenticate', { code });

export async function setPassword(newPassword: string, currentPassword?: string): Promise<void> {
  await expectOk('POST', 'account/password/change', {
    new_password: newPassword,
    ...(currentPassword ? { current_password: currentPassword } : {}),
  });
  await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
}

export interface Authenticators {
  totp: { since: Date } | null;
  recovery: { total: number; unused: number } | null;
}

interface RawAuthenticator {
  type: string;
  created_at: number;
  total_code_count?: number;
  unused_code_count?: number;
}

/** Which second factors are set up; reading them makes no new secret. */
export async function readAuthenticators(): Promise<Authenticators> {
  const list = ((await expectOk('GET', 'account/authenticators')).data ?? []) as RawAuthenticator[];
  const totp = list.find(one => one.type === 'totp');
  const codes = list.find(one => one.type === 'recovery_codes');
  return {
    totp: totp ? { since: new Date(totp.created_at * 1000) } : null,
    recovery: codes ? { total: codes.total_code_count ?? 0, unused: codes.unused_code_count ?? 0 } : null,
  };
}

export type Totp = { active: true; since: Date } | { active: false; secret: string; url: string };

/** 404 is the good news here: no authenticator yet, and the secret for a new one. */
export async function readTotp(): Promise<Totp> {
  const answer = await call('GET', 'account/authenticators/totp');
  if (answer.status === 404) {
    return {
      active: false,
      secret: String(answer.meta?.secret ?? ''),
      url: String(answer.meta?.totp_url ?? ''),
    };
  }
  if (answer.status !== 200) throw refusal(answer);
  const { created_at } = answer.data as { created_at: number };
  return { active: true, since: new Date(created_at * 1000) };
}

export const activateTotp = (code: string) => expectOk('POST', 'account/authenticators/totp', { code });
export const deactivateTotp = () => expectOk('DELETE', 'account/authenticators/totp');

export interface RecoveryCodes {
  total: number;
  unused: number;
  codes: string[];
}

function readCodes(answer: RawAnswer): RecoveryCodes {
  const data = answer.data as {
    total_code_count: number;
    unused_code_count: number;
    unused_codes?: string[];
  };
  return { total: data.total_code_count, unused: data.unused_code_count, codes: data.unused_codes ?? [] };
}

export async function readRecoveryCodes(): Promise<RecoveryCodes | null> {
  const answer = await call('GET', 'account/authenticators/recovery-codes');
  if (answer.status === 404) return null;
  if (answer.status !== 200) throw refusal(answer);
  return readCodes(answer);
}

export async function renewRecoveryCodes(): Promise<RecoveryCodes> {
  return readCodes(await expectOk('POST', 'account/authenticators/recovery-codes', {}));
}
