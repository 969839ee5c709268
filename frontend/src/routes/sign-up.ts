import { createFileRoute, redirect } from '@tanstack/react-router';

/** An address that mails name. */
export const Route = createFileRoute('/sign-up')({
  beforeLoad: () => {
    throw redirect({ to: '/signup', replace: true });
  },
});
