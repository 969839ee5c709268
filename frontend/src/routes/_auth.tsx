import { createFileRoute, Outlet } from '@tanstack/react-router';
import { i18next } from '@/app/i18n';
import { sessionQuery } from '@/app/session';
import { AuthShell } from '@/features/auth/AuthShell';
import { search, text } from '@/shared/listSearch';

/** Pages before the console. Asking for the session first also brings the CSRF cookie. */
export const Route = createFileRoute('/_auth')({
  validateSearch: search({ next: text() }),
  beforeLoad: ({ context: { queryClient } }) =>
    queryClient.ensureQueryData(sessionQuery).then(() => undefined),
  loader: () => i18next.loadNamespaces('auth'),
  component: () => (
    <AuthShell>
      <Outlet />
    </AuthShell>
  ),
});
