import { createFileRoute, redirect } from '@tanstack/react-router';

/** An address that mails name. */
export const Route = createFileRoute('/password-reset')({
  beforeLoad: () => {
    throw redirect({ to: '/password/forgot', replace: true });
  },
});
