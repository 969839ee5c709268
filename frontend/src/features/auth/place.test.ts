import { expect, test } from 'vitest';
import type { Session } from '@/app/session';
import { owedPage, safeNext } from './place';

const session = (patch: Partial<Session>): Session => ({
  authenticated: false,
  user: null,
  pending: null,
  flows: [],
  ...patch,
});

test('a return address never leaves the site', () => {
  expect(safeNext('/deals/1?tab=proof')).toBe('/deals/1?tab=proof');
  expect(safeNext('//evil.example')).toBe('/');
  expect(safeNext('/\\evil.example')).toBe('/');
  expect(safeNext('https://evil.example')).toBe('/');
  expect(safeNext(undefined)).toBe('/');
});

test('each step still owed has its page', () => {
  expect(owedPage(session({ pending: 'verify_email' }))).toBe('/signup/verify');
  expect(owedPage(session({ pending: 'mfa_authenticate' }))).toBe('/login/code');
  expect(owedPage(session({ pending: 'password_reset_by_code' }))).toBe('/password/reset');
  const user = { id: 1, display: 'a', email: 'a@example.com', has_usable_password: false };
  expect(owedPage(session({ authenticated: true, user }))).toBe('/signup/password');
  expect(owedPage(session({ authenticated: true, user: { ...user, has_usable_password: true } }))).toBeNull();
  expect(owedPage(session({}))).toBeNull();
});
