import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { ListingChoicesDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { LinkButton } from '@/shared/LinkButton';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel } from '@/shared/Panel';
import { ListingForm } from './ListingForm';

/** A new offer; it needs a channel first. */
export function NewListingPage() {
  const { t } = useTranslation('listings');
  const { data, error, refetch } = useQuery(graphqlQuery(ListingChoicesDocument, {}));
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const channels = data.channels?.nodes ?? [];
  return (
    <>
      <PageHeader
        title={t('form.new')}
        intro={t('form.intro')}
        back={{ to: '/listings', label: t('list.title') }}
      />
      {channels.length > 0 ? (
        <ListingForm channels={channels} profiles={data.audienceProfiles?.nodes ?? []} />
      ) : (
        <Panel flush>
          <EmptyState
            title={t('form.noChannel')}
            hint={t('form.noChannelHint')}
            action={<LinkButton to="/channels">{t('form.toChannels')}</LinkButton>}
          />
        </Panel>
      )}
    </>
  );
}
