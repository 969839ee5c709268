import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { LinkCardFragmentDoc, LinksForDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { LinkCard } from './LinkCard';

/** The links that were made for one thing, such as a deal (`deal:<uuid>`). */
export function LinkPanel({ label }: { label: string }) {
  const { t } = useTranslation('tracking');
  const links = useQuery({
    ...graphqlQuery(LinksForDocument, { label }),
    select: data => data.links?.nodes ?? [],
  });
  return (
    <Panel title={t('panel.title')}>
      {links.error ? (
        <ErrorState error={links.error} onRetry={links.refetch} />
      ) : links.isPending ? (
        <PageSkeleton />
      ) : links.data?.length ? (
        <Stack>
          {links.data.map(link => (
            <LinkCard key={readFragment(LinkCardFragmentDoc, link).id} link={link} />
          ))}
        </Stack>
      ) : (
        <EmptyState compact title={t('panel.empty')} hint={t('panel.emptyHint')} />
      )}
    </Panel>
  );
}
