import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { SourceCardFragmentDoc, SourcesDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { HowToPost } from './HowToPost';
import { NewSecret, type ShownSecret } from './NewSecret';
import { NewSource } from './NewSource';
import { SourceCard } from './SourceCard';

/** The brand's servers that report orders: their addresses, their secrets, and how to sign. */
export function SourcesPage() {
  const { t } = useTranslation('sources');
  const [shown, setShown] = useState<ShownSecret | null>(null);
  const sources = useQuery({
    ...graphqlQuery(SourcesDocument, {}),
    select: data => data.postbackSources?.nodes ?? [],
  });
  return (
    <>
      <PageHeader title={t('list.title')} intro={t('list.intro')} actions={<NewSource onMade={setShown} />} />
      <Stack>
        {shown ? <NewSecret shown={shown} onClose={() => setShown(null)} /> : null}
        {sources.error ? <ErrorState error={sources.error} onRetry={sources.refetch} /> : null}
        {sources.isPending ? <PageSkeleton /> : null}
        {sources.data?.length === 0 ? (
          <Panel flush>
            <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
          </Panel>
        ) : null}
        {sources.data?.map(source => (
          <SourceCard
            key={readFragment(SourceCardFragmentDoc, source).id}
            source={source}
            onRotated={setShown}
          />
        ))}
        <HowToPost />
      </Stack>
    </>
  );
}
