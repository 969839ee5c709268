import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/app/session';

/** Steps for people who are signed in but not yet at work. */
export const Route = createFileRoute('/_auth/_member')({
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session.authenticated) throw redirect({ to: '/login', search: { next: location.href } });
  },
});
