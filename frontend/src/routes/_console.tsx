import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/app/session';
import { viewerQuery, workplaces } from '@/app/viewer';
import { owedPage } from '@/features/auth/place';
import { ConsoleShell } from '@/features/shell/ConsoleShell';

/** The console's guard: a session, whatever it still owes, an organization, a second factor where one is due. */
export const Route = createFileRoute('/_console')({
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    const owed = owedPage(session);
    if (owed) throw redirect({ to: owed });
    if (!session.authenticated) throw redirect({ to: '/login', search: { next: location.href } });
    const viewer = await queryClient.ensureQueryData(viewerQuery);
    if (!viewer || workplaces(viewer).length === 0) throw redirect({ to: '/welcome' });
    if (viewer.needsMfa && !viewer.signedInWithMfa) {
      throw redirect({ to: '/second-factor', search: { next: location.href } });
    }
  },
  component: ConsoleShell,
});
