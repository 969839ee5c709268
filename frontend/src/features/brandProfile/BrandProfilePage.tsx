import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { BrandProfileDocument, HostRowFragmentDoc } from '@/gql/graphql';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { Hosts } from './Hosts';
import { ProfileForm } from './ProfileForm';

/** The brand as owners see it, and the hosts its links may lead to. */
export function BrandProfilePage() {
  const { t } = useTranslation('brandProfile');
  const { data, error, refetch } = useQuery(graphqlQuery(BrandProfileDocument, {}));
  const hosts = (data?.verifiedHosts?.nodes ?? []).map(row => readFragment(HostRowFragmentDoc, row));
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : !data ? (
        <PageSkeleton />
      ) : (
        <Stack>
          <Panel title={t('profile.title')}>
            <ProfileForm profile={data.brandProfile ?? null} />
          </Panel>
          <Panel title={t('hosts.title')}>
            <Hosts hosts={hosts} />
          </Panel>
        </Stack>
      )}
    </>
  );
}
