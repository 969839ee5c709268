import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { graphqlQuery, invalidate } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  AudienceProfileDocument,
  AudienceProfilesDocument,
  ComputeProfileDocument,
  ProfileHeadFragmentDoc,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { Figures } from '@/shared/Figures';
import { LinkButton } from '@/shared/LinkButton';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { toast } from '@/shared/toast';
import { useAction } from '@/shared/useAction';
import { ProfileCharts } from './ProfileCharts';

/** The audience as its owner sees it: the newest profile, earlier ones by choice, a new one by a button. */
export function AudiencePage() {
  const { t } = useTranslation('audiences');
  const navigate = useNavigate();
  const search: { profile?: string } = useSearch({ strict: false });
  const { data, error, refetch } = useQuery(graphqlQuery(AudienceProfilesDocument, {}));
  const { pending, problem, act } = useAction();
  const profiles = data?.audienceProfiles?.nodes ?? [];
  const shown = search.profile ?? profiles[0]?.id;
  const open = (profile: string | undefined) =>
    navigate({ to: '/audience', search: (profile ? { profile } : {}) as never });

  const compute = () =>
    act(async () => {
      const input = { name: t('profile.named', { date: formatDate(new Date()) }) };
      accepted((await request(ComputeProfileDocument, { input })).computeProfile);
      await invalidate('AudienceProfiles');
      toast.success(t('profile.computed'));
      return open(undefined);
    });

  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const hasMembers = (data.poolMembers?.totalCount ?? 0) > 0;
  const button = hasMembers ? (
    <Button type="primary" loading={pending} onClick={compute}>
      {t('profile.compute')}
    </Button>
  ) : (
    <LinkButton color="primary" variant="solid" to="/members/import">
      {t('profile.import')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('profile.title')}
        intro={t('profile.intro')}
        actions={
          <>
            {profiles.length > 1 ? (
              <Select
                aria-label={t('profile.choose')}
                value={shown}
                style={{ minWidth: 220 }}
                options={profiles.map(({ id, name, size }) => ({
                  value: id,
                  label: t('profile.option', { name, size: formatNumber(size) }),
                }))}
                onChange={open}
              />
            ) : null}
            {button}
          </>
        }
      />
      <Stack>
        {problem ? <Alert type="error" showIcon title={problem} /> : null}
        {shown ? (
          <OneProfile id={shown} />
        ) : (
          <Panel flush>
            <EmptyState
              title={t('profile.empty')}
              hint={t(hasMembers ? 'profile.ready' : 'profile.emptyHint')}
            />
          </Panel>
        )}
      </Stack>
    </>
  );
}

function OneProfile({ id }: { id: string }) {
  const { t } = useTranslation('audiences');
  const { data, error, refetch } = useQuery(graphqlQuery(AudienceProfileDocument, { id }));
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  const node = data.node?.__typename === 'AudienceProfile' ? data.node : null;
  if (!node) return <EmptyState title={t('profile.missing')} />;
  const head = readFragment(ProfileHeadFragmentDoc, node);
  return (
    <>
      <Panel>
        <Figures
          label={head.name}
          items={[
            { key: 'size', label: t('figure.size'), value: formatNumber(head.size) },
            { key: 'reachable', label: t('figure.reachable'), value: formatNumber(head.reachable) },
            { key: 'sample', label: t('figure.sample'), value: formatNumber(head.sampleSize) },
            {
              key: 'date',
              label: t('figure.date'),
              value: formatDate(head.asOf),
              note: t(head.isListed ? 'figure.listed' : 'figure.private'),
            },
          ]}
        />
      </Panel>
      <ProfileCharts profile={node} />
    </>
  );
}
