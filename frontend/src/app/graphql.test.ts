// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  accepted,
  csrfToken,
  ForbiddenError,
  NetworkError,
  type OperationText,
  RefusedError,
  request,
  UnauthenticatedError,
} from './graphql';
import { rememberOrganization } from './organization';

const operation: OperationText<{ ping: string }, { n: number }> = {
  toString: () => 'query Ping($n: Int!) { ping(n: $n) }',
};

function answerWith(status: number, body: unknown) {
  return vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
}

beforeEach(() => {
  // biome-ignore lint/suspicious/noDocumentCookie: the token is read from there
  document.cookie = 'csrftoken=abc123';
});
afterEach(() => {
  vi.restoreAllMocks();
  rememberOrganization(null);
});

test('the token is found among other cookies', () => {
  expect(csrfToken('a=1; csrftoken=x%3D; b=2')).toBe('x=');
  expect(csrfToken('a=1')).toBe('');
});

test('one operation is posted as JSON with token and organization', async () => {
  rememberOrganization('T3JnOjE=');
  const fetch = answerWith(200, { data: { ping: 'pong' } });
  await expect(request(operation, { n: 1 })).resolves.toEqual({ ping: 'pong' });
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe('/graphql/');
  expect(init?.headers).toMatchObject({ 'X-CSRFToken': 'abc123', 'X-Organization': 'T3JnOjE=' });
  expect(JSON.parse(String(init?.body))).toEqual({ query: operation.toString(), variables: { n: 1 } });
});

test('refusals are typed', async () => {
  answerWith(401, {});
  await expect(request(operation, { n: 1 })).rejects.toBeInstanceOf(UnauthenticatedError);
  answerWith(200, { data: null, errors: [{ message: 'no', extensions: { code: 'not_permitted' } }] });
  await expect(request(operation, { n: 1 })).rejects.toBeInstanceOf(ForbiddenError);
  answerWith(200, {
    data: { ping: null },
    errors: [{ message: 'no', extensions: { code: 'not_signed_in' } }],
  });
  await expect(request(operation, { n: 1 })).rejects.toBeInstanceOf(UnauthenticatedError);
  answerWith(200, { data: null, errors: [{ message: 'slow', extensions: { code: 'too_slow' } }] });
  await expect(request(operation, { n: 1 })).rejects.toMatchObject({ code: 'too_slow', message: 'slow' });
  answerWith(200, '<html>');
  await expect(request(operation, { n: 1 })).rejects.toBeInstanceOf(NetworkError);
  answerWith(502, '<html>');
  await expect(request(operation, { n: 1 })).rejects.toMatchObject({ code: 'http_502' });
});

test("a mutation's errors are thrown, its object handed on", () => {
  expect(accepted({ listing: { id: '1' }, errors: [] })).toMatchObject({ listing: { id: '1' } });
  const refused = () =>
    accepted({ listing: null, errors: [{ code: 'invalid', field: 'title', message: 'x' }] });
  expect(refused).toThrow(RefusedError);
});

test('an unknown variable does not compile', () => {
  // @ts-expect-error m is not a variable of this operation
  const wrong = () => request(operation, { n: 1, m: 2 });
  expect(wrong).toBeTypeOf('function');
});
