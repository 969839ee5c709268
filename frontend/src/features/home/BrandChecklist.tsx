import { useQuery } from '@tanstack/react-query';
import { graphqlQuery } from '@/app/query';
import { BrandStepsDocument } from '@/gql/graphql';
import { Checklist } from './Checklist';

const some = (list: { totalCount: number } | null | undefined) => (list?.totalCount ?? 0) > 0;

export function BrandChecklist() {
  const steps = useQuery(graphqlQuery(BrandStepsDocument, {}));
  if (!steps.data) return null;
  const { verifiedHosts, wallet, tasks, postbackSources, deals } = steps.data;
  const funded = BigInt(wallet.availableMinor) + BigInt(wallet.escrowedMinor) > 0n;
  return (
    <Checklist
      steps={[
        { key: 'wallet', to: '/brand/wallet', done: funded },
        { key: 'host', to: '/brand/profile', done: some(verifiedHosts) },
        { key: 'source', to: '/brand/sources', done: some(postbackSources) },
        { key: 'task', to: '/brand/tasks/new', done: some(tasks) },
        { key: 'brandDeal', to: '/brand/tasks', done: some(deals) },
      ]}
    />
  );
}
