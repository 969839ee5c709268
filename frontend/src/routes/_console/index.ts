import { createFileRoute, redirect } from '@tanstack/react-router';
import { personasOf, viewerQuery } from '@/app/viewer';
import { firstPage } from '@/features/shell/menu';

export const Route = createFileRoute('/_console/')({
  beforeLoad: async ({ context: { queryClient } }) => {
    const viewer = await queryClient.ensureQueryData(viewerQuery);
    throw redirect({ to: firstPage(personasOf(viewer?.currentOrganization?.kinds)[0]), replace: true });
  },
});
