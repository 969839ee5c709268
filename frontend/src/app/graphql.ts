import { language } from './i18n';
import { currentOrganizationId } from './organization';

/** What code generation hands out in string mode: the text of an operation with its types. */
export interface OperationText<Result, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Result;
}

/** A mistake the server explains as data, inside a mutation's payload. */
export interface PayloadError {
  code: string;
  field?: string | null;
  message: string;
}

export class ApiError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** No answer: offline, the server is down, or what came back was not JSON. */
export class NetworkError extends ApiError {
  constructor(message: string) {
    super('network', message);
    this.name = 'NetworkError';
  }
}

/** Nobody is signed in any more. */
export class UnauthenticatedError extends ApiError {
  constructor(message = 'unauthenticated') {
    super('unauthenticated', message);
    this.name = 'UnauthenticatedError';
  }
}

export class ForbiddenError extends ApiError {
  constructor(message = 'forbidden') {
    super('forbidden', message);
    this.name = 'ForbiddenError';
  }
}

/** The operation is for sessions that were opened with a second factor. */
export class SecondFactorError extends ApiError {
  constructor(message = 'second factor required') {
    super('second_factor_required', message);
    this.name = 'SecondFactorError';
  }
}

/** A mutation was understood and refused; `errors` say which field and why. */
export class RefusedError extends ApiError {
  readonly errors: readonly PayloadError[];
  constructor(errors: readonly PayloadError[]) {
    super(errors[0]?.code ?? 'refused', errors[0]?.message ?? 'refused');
    this.name = 'RefusedError';
    this.errors = errors;
  }
}

interface GraphqlAnswer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export function csrfToken(cookies: string = document.cookie): string {
  const cookie = cookies.split('; ').find(part => part.startsWith('csrftoken='));
  return cookie ? decodeURIComponent(cookie.slice('csrftoken='.length)) : '';
}

export function requestHeaders(): Record<string, string> {
  const organization = currentOrganizationId();
  return {
    'Accept-Language': language(),
    'X-CSRFToken': csrfToken(),
    ...(organization ? { 'X-Organization': organization } : {}),
  };
}

const TYPED: Record<string, new (message?: string) => ApiError> = {
  not_signed_in: UnauthenticatedError,
  not_permitted: ForbiddenError,
  no_organization: ForbiddenError,
  second_factor_required: SecondFactorError,
};

function errorOf(status: number, answer: GraphqlAnswer<unknown>): ApiError | null {
  const first = answer.errors?.[0];
  const code = first?.extensions?.code;
  if (status === 401) return new UnauthenticatedError(first?.message);
  if (first) {
    const Typed = code ? TYPED[code] : undefined;
    return Typed ? new Typed(first.message) : new ApiError(code ?? 'failed', first.message);
  }
  if (status === 403) return new ForbiddenError();
  if (status >= 400) return new ApiError(`http_${status}`, `HTTP ${status}`);
  return null;
}

async function post(body: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch('/graphql/', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...requestHeaders() },
      body,
      signal,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new NetworkError(String(cause));
  }
}

/** Sends one operation and answers its data, or throws one of the errors above. */
export async function request<Result, Variables>(
  operation: OperationText<Result, Variables>,
  // NoInfer: without it a misspelt variable would widen V instead of failing to compile.
  variables: NoInfer<Variables>,
  signal?: AbortSignal,
): Promise<Result> {
  const response = await post(JSON.stringify({ query: operation.toString(), variables }), signal);
  let answer: GraphqlAnswer<Result>;
  try {
    answer = (await response.json()) as GraphqlAnswer<Result>;
  } catch {
    throw errorOf(response.status, {}) ?? new NetworkError('the answer was not JSON');
  }
  const error = errorOf(response.status, answer);
  if (error) throw error;
  if (!answer.data) throw new ApiError('empty', 'the answer held no data');
  return answer.data;
}

/** A mutation's payload without its errors; throws RefusedError when there are any. */
export function accepted<Payload extends { errors?: readonly PayloadError[] | null }>(
  payload: Payload | null | undefined,
): Omit<Payload, 'errors'> {
  if (!payload) throw new ApiError('empty', 'the mutation answered nothing');
  if (payload.errors && payload.errors.length > 0) throw new RefusedError(payload.errors);
  return payload;
}
