import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { LinkByIdDocument, LinkCardFragmentDoc } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { ClickReasons } from './ClickReasons';
import { ClicksTable } from './ClicksTable';
import { LinkCard } from './LinkCard';
import { dealOf, spoken } from './marks';

interface Props {
  id: string;
  /** Where the list of links stands, and the deals beside it. */
  listPath: string;
  dealsPath: string;
}

/** One link: what to hand out, and every click that it brought. */
export function LinkPage({ id, listPath, dealsPath }: Props) {
  const { t } = useTranslation('tracking');
  const found = useQuery({
    ...graphqlQuery(LinkByIdDocument, { id }),
    select: data => (data.node?.__typename === 'Link' ? data.node : null),
  });
  const back = { to: listPath, label: t('list.title') };
  if (found.error || found.isPending || !found.data) {
    return (
      <>
        <PageHeader title={t('detail.title')} back={back} />
        {found.error ? (
          <ErrorState error={found.error} onRetry={found.refetch} />
        ) : found.isPending ? (
          <PageSkeleton />
        ) : (
          <EmptyState title={t('detail.empty')} hint={t('detail.emptyHint')} />
        )}
      </>
    );
  }
  const link = readFragment(LinkCardFragmentDoc, found.data);
  const deal = dealOf(link.label);
  const dealPath: string = `${dealsPath}/${deal}`;
  return (
    <>
      <PageHeader
        title={spoken(link.address)}
        intro={t('detail.between', { owner: link.owner.name, brand: link.brand.name })}
        back={back}
        actions={deal ? <Link to={dealPath}>{t('detail.deal')}</Link> : null}
      />
      <Stack>
        <Panel title={t('panel.title')}>
          <LinkCard link={found.data} />
        </Panel>
        <ClickReasons linkId={id} />
        <ClicksTable linkId={id} />
      </Stack>
    </>
  );
}
