import { expect, test } from 'vitest';
import { readSession } from './session';

test('a session that owes a second factor is not signed in and names the step', () => {
  const session = readSession({
    status: 401,
    data: { flows: [{ id: 'login' }, { id: 'mfa_authenticate', is_pending: true }] },
    meta: { is_authenticated: false },
  });
  expect(session).toEqual({
    authenticated: false,
    user: null,
    pending: 'mfa_authenticate',
    flows: ['login', 'mfa_authenticate'],
  });
});

test('a signed-in session carries its person', () => {
  const user = { id: 1, display: 'lin', email: 'lin@example.com', has_usable_password: true };
  const session = readSession({ status: 200, data: { user }, meta: { is_authenticated: true } });
  expect(session.authenticated).toBe(true);
  expect(session.user).toEqual(user);
});
