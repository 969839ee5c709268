import { createFileRoute, notFound } from '@tanstack/react-router';

/** Addresses nobody knows: said inside the shell, so that the way back stays in sight. */
export const Route = createFileRoute('/_console/$')({
  loader: () => {
    throw notFound();
  },
});
