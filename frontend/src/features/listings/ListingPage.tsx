import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { ListingChoicesDocument, ListingFactsFragmentDoc, MyListingDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { ListingActions } from './ListingActions';
import { ListingFacts, RateCard } from './ListingFacts';
import { ListingForm } from './ListingForm';
import { TONES } from './states';

/** One listing of the owner's: what it offers, at which prices, and what may be done with it. */
export function ListingPage() {
  const { t } = useTranslation('listings');
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(graphqlQuery(MyListingDocument, { id: nodeId('Listing', id) }));
  const choices = useQuery(graphqlQuery(ListingChoicesDocument, {}));
  const [editing, setEditing] = useState(false);
  const back = { to: '/listings', label: t('list.title') };

  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const listing = data.node?.__typename === 'Listing' ? data.node : null;
  if (!listing) {
    return (
      <>
        <PageHeader title={t('detail.title')} back={back} />
        <Panel flush>
          <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
        </Panel>
      </>
    );
  }
  const facts = readFragment(ListingFactsFragmentDoc, listing);
  return (
    <>
      <PageHeader
        title={listing.title}
        intro={t(`detail.state.${listing.state}`)}
        back={back}
        tags={<StatusTag tone={TONES[listing.state]}>{t(`state.${listing.state}`)}</StatusTag>}
        actions={editing ? null : <ListingActions listing={facts} onEdit={() => setEditing(true)} />}
      />
      {editing && choices.data ? (
        <ListingForm
          channels={choices.data.channels?.nodes ?? []}
          profiles={choices.data.audienceProfiles?.nodes ?? []}
          listing={facts}
          onDone={() => setEditing(false)}
        />
      ) : (
        <Stack>
          <RateCard listing={listing} />
          <ListingFacts listing={listing} />
        </Stack>
      )}
    </>
  );
}
