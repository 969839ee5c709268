import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatDateTime } from '@/app/format';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { type DealDetailFragment, DealDetailFragmentDoc, DealDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { Steps } from '@/shared/Steps';
import { DealActions } from './DealActions';
import { DealLink } from './DealLink';
import { DealTerms } from './DealTerms';
import { DealTimeline } from './DealTimeline';
import { DraftPanel } from './DraftPanel';
import css from './deals.module.css';
import { ProofPanel } from './ProofPanel';
import { Ruling } from './Ruling';
import { DEAL_TONES, placeOf, WAY } from './states';

/** One deal from the agreed terms to settlement, with whatever its reader may do next. */
export function DealPage({ listPath, isOperator = false }: { listPath: string; isOperator?: boolean }) {
  const { t } = useTranslation('deals');
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(graphqlQuery(DealDocument, { id: nodeId('Deal', id) }));
  const back = { to: listPath, label: t('deal.list') };
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  if (data.node?.__typename !== 'Deal') {
    return (
      <>
        <PageHeader title={t('deal.one')} back={back} />
        <Panel flush>
          <EmptyState title={t('deal.gone')} hint={t('deal.goneHint')} />
        </Panel>
      </>
    );
  }
  const deal = readFragment(DealDetailFragmentDoc, data.node);
  return (
    <>
      <PageHeader
        title={deal.task.title}
        intro={t('deal.between', { brand: deal.brand.name, owner: deal.owner.name })}
        tags={<StatusTag tone={DEAL_TONES[deal.state]}>{t(`deal.state.${deal.state}`)}</StatusTag>}
        actions={
          isOperator && deal.state === 'DISPUTED' ? <Ruling deal={deal} /> : <DealActions deal={deal} />
        }
        back={back}
      />
      <Stack>
        <Panel>
          <DealWay deal={deal} />
        </Panel>
        <div className={css.two}>
          <Stack>
            <DraftPanel deal={deal} />
            <ProofPanel deal={deal} />
          </Stack>
          <Stack>
            <DealLink deal={deal} />
            <DealTerms deal={deal} />
            <DealTimeline deal={deal} />
          </Stack>
        </div>
      </Stack>
    </>
  );
}

function DealWay({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  const place = placeOf(deal.state, Boolean(deal.publishedAt));
  const due = deal.state === 'IN_REVIEW' ? deal.reviewDueAt : deal.verifyDueAt;
  const note = due ? t('deal.due', { at: formatDateTime(due), ago: formatAgo(due) }) : undefined;
  const isOver = deal.state === 'SETTLED';
  return (
    <>
      <Steps
        label={t('deal.way')}
        steps={WAY.map((state, index) => ({
          key: state,
          label: t(`deal.state.${state}`),
          note: index === place ? note : undefined,
          state: index < place || isOver ? 'done' : index === place ? 'current' : 'ahead',
        }))}
      />
      {deal.reason ? <p>{t('deal.reason', { reason: deal.reason })}</p> : null}
    </>
  );
}
