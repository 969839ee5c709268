import { createFileRoute, redirect } from '@tanstack/react-router';
import { sessionQuery } from '@/app/session';
import { LoginPage } from '@/features/auth/LoginPage';

export const Route = createFileRoute('/_auth/login/')({
  beforeLoad: async ({ context: { queryClient } }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session.authenticated) throw redirect({ to: '/' });
  },
  component: LoginPage,
});
