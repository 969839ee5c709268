import { QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query';
import { ApiError, NetworkError, type OperationText, request, UnauthenticatedError } from './graphql';
import { currentOrganizationId } from './organization';

const RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) =>
        count < RETRIES && (error instanceof NetworkError || !(error instanceof ApiError)),
    },
    mutations: { retry: false },
  },
});

function nameOf(operation: OperationText<unknown, never>): string {
  return /\b(?:query|mutation)\s+(\w+)/.exec(operation.toString())?.[1] ?? operation.toString();
}

/** Query options for one operation; the key carries the organization, so tenants never share a cache line. */
export function graphqlQuery<Result, Variables>(
  operation: OperationText<Result, Variables>,
  variables: NoInfer<Variables>,
) {
  return queryOptions({
    queryKey: [
      nameOf(operation as OperationText<unknown, never>),
      currentOrganizationId(),
      variables,
    ] as QueryKey,
    queryFn: ({ signal }) => request(operation, variables, signal),
  });
}

/** Forgets what was read by the named operations, e.g. after a mutation. */
export function invalidate(...operations: OperationText<never, never>[] | string[]): Promise<void> {
  const names = operations.map(entry => (typeof entry === 'string' ? entry : nameOf(entry as never)));
  return queryClient.invalidateQueries({ predicate: query => names.includes(String(query.queryKey[0])) });
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof UnauthenticatedError;
}
