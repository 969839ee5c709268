import { createRouter, type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { routeTree } from '@/routeTree.gen';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { parseAddress, writeAddress } from '@/shared/listSearch';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { UnauthenticatedError } from './graphql';
import { queryClient } from './query';
import { sessionQuery } from './session';

function Failed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset();
        router.invalidate();
      }}
    />
  );
}

function NotFound() {
  const { t } = useTranslation('common');
  return (
    <EmptyState
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={<a href="/">{t('notFound.home')}</a>}
    />
  );
}

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // Freshness is the query client's business.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  scrollRestoration: true,
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: Failed,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// A session may end while a page is open: ask again who is here, and the guard of the console does the rest.
async function onSignedOut(error: unknown) {
  if (!(error instanceof UnauthenticatedError)) return;
  await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
  await queryClient.fetchQuery(sessionQuery);
  await router.invalidate();
}

queryClient.getQueryCache().config.onError = onSignedOut;
queryClient.getMutationCache().config.onError = onSignedOut;
