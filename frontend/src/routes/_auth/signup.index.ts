import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/app/session';
import { SignUpPage } from '@/features/auth/SignUpPage';

export const Route = createFileRoute('/_auth/signup/')({
  beforeLoad: async ({ context: { queryClient } }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.authenticated) throw redirect({ to: '/' });
  },
  component: SignUpPage,
});
