import { useQuery } from '@tanstack/react-query';
import { graphqlQuery } from '@/app/query';
import { OwnerStepsDocument } from '@/gql/graphql';
import { Checklist } from './Checklist';

const some = (list: { totalCount: number } | null | undefined) => (list?.totalCount ?? 0) > 0;

export function OwnerChecklist() {
  const steps = useQuery(graphqlQuery(OwnerStepsDocument, {}));
  if (!steps.data) return null;
  const { channels, audienceProfiles, myListings, deals } = steps.data;
  return (
    <Checklist
      steps={[
        { key: 'channel', to: '/channels', done: some(channels) },
        { key: 'audience', to: '/audience', done: some(audienceProfiles) },
        { key: 'listing', to: '/listings', done: some(myListings) },
        { key: 'deal', to: '/tasks', done: some(deals) },
      ]}
    />
  );
}
