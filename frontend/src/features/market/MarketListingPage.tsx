import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery } from '@/app/query';
import { MarketListingDocument, type MarketListingQuery } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { EvidenceTag } from '@/shared/EvidenceTag';
import { LinkButton } from '@/shared/LinkButton';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { MarketFacts } from './MarketFacts';

type Found = Extract<NonNullable<MarketListingQuery['node']>, { __typename: 'Listing' }>;
export type ListedProfile = NonNullable<Found['profile']>;

interface Props {
  /** Draws the audience; the route lays it here, for the picture belongs to another room. */
  audience: (profile: ListedProfile) => ReactNode;
}

/** One listing as a brand sees it: prices, evidence, channel and audience. */
export function MarketListingPage({ audience }: Props) {
  const { t } = useTranslation('market');
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(
    graphqlQuery(MarketListingDocument, { id: nodeId('Listing', id) }),
  );
  const back = { to: '/brand/market', label: t('list.title') };
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
  return (
    <>
      <PageHeader
        title={listing.title}
        intro={listing.summary || t('detail.intro')}
        back={back}
        tags={<EvidenceTag level={listing.channel.evidence.level} />}
        actions={
          <LinkButton type="primary" to="/brand/tasks">
            {t('detail.invite')}
          </LinkButton>
        }
      />
      <Stack>
        <MarketFacts listing={listing} />
        {listing.profile ? (
          audience(listing.profile)
        ) : (
          <Panel title={t('detail.audience')}>
            <EmptyState compact title={t('detail.noProfile')} hint={t('detail.noProfileHint')} />
          </Panel>
        )}
      </Stack>
    </>
  );
}
