import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { nodeId } from '@/app/nodeId';
import { graphqlQuery, invalidate } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  ApplyToTaskDocument,
  NegotiationRowFragmentDoc,
  OpenTaskDocument,
  type OpenTaskFactsFragment,
  OpenTaskFactsFragmentDoc,
} from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageHeader } from '@/shared/PageHeader';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import { Price } from '@/shared/Price';
import { StatusTag } from '@/shared/StatusTag';
import { useVocabulary } from '@/shared/vocabulary';
import css from './deals.module.css';
import { MatchScore } from './MatchScore';
import { OfferSheet } from './OfferSheet';
import { isLiving, NEGOTIATION_TONES } from './states';
import { firstTerms } from './TermsFields';

/** A task as an owner weighs it: what it asks, what it pays, why it fits, and the application. */
export function OpenTaskPage() {
  const { t } = useTranslation('deals');
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const taskId = nodeId('Task', id);
  const [applying, setApplying] = useState(false);
  const { data, error, refetch } = useQuery(graphqlQuery(OpenTaskDocument, { id: taskId }));
  const back = { to: '/tasks', label: t('market.title') };
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  if (data.node?.__typename !== 'Task') {
    return (
      <>
        <PageHeader title={t('market.task')} back={back} />
        <Panel flush>
          <EmptyState title={t('market.gone')} hint={t('market.goneHint')} />
        </Panel>
      </>
    );
  }
  const task = readFragment(OpenTaskFactsFragmentDoc, data.node);
  const best = data.rankedTasks?.nodes.find(row => row.task.id === task.id);
  const talks = (data.negotiations?.nodes ?? []).map(row => readFragment(NegotiationRowFragmentDoc, row));
  const busy = new Set(talks.filter(talk => isLiving(talk.state)).map(talk => talk.listingId));
  const listings = (data.myListings?.nodes ?? []).filter(
    listing => listing.state === 'PUBLISHED' && !busy.has(listing.id),
  );
  const first = listings.find(listing => listing.id === best?.listing.id) ?? listings[0];
  const canApply = task.state === 'OPEN' && task.slotsTaken < task.slots && listings.length > 0;

  return (
    <>
      <PageHeader
        title={task.title}
        intro={task.organization.name}
        back={back}
        actions={
          canApply ? (
            <Button type="primary" onClick={() => setApplying(true)}>
              {t('offer.apply')}
            </Button>
          ) : null
        }
      />
      <Stack>
        {talks.length > 0 ? (
          <Panel title={t('market.talks')}>
            <ul className={css.offers}>
              {talks.map(talk => (
                <li key={talk.id}>
                  <Link to="/invitations" search={{ open: talk.id }}>
                    {talk.listingTitle}
                  </Link>{' '}
                  <StatusTag tone={NEGOTIATION_TONES[talk.state]}>
                    {t(`negotiation.state.${talk.state}`)}
                  </StatusTag>
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
        <div className={css.two}>
          <TaskFacts task={task} />
          <Panel title={t('score.title')}>
            {best ? (
              <>
                <p className={css.grey}>{t('market.byListing', { listing: best.listing.title })}</p>
                <MatchScore score={best.score} />
              </>
            ) : (
              <EmptyState compact title={t('market.noFit')} hint={t('market.noFitHint')} />
            )}
          </Panel>
        </div>
      </Stack>
      <OfferSheet
        start={
          applying
            ? {
                model: task.model,
                lastDay: task.endsOn,
                terms: firstTerms(task),
                listings: listings.map(listing => ({ value: listing.id, label: listing.title })),
                listingId: first?.id,
              }
            : null
        }
        title={t('offer.applyTo', { task: task.title })}
        intro={t('offer.applyIntro')}
        sendLabel={t('offer.sendApplication')}
        send={async ({ terms, message, listingId }) => {
          const input = { taskId: task.id, listingId: listingId ?? '', terms, message };
          accepted((await request(ApplyToTaskDocument, { input })).applyToTask);
          await invalidate('OpenTask', 'Negotiations');
        }}
        onClose={() => setApplying(false)}
      />
    </>
  );
}

function TaskFacts({ task }: { task: OpenTaskFactsFragment }) {
  const { t } = useTranslation('deals');
  const { word, region } = useVocabulary();
  const { targeting } = task;
  const list = (words: string[]) => (words.length > 0 ? words.join(' · ') : t('market.any'));
  const fact = (key: string, value: React.ReactNode, wide = false) => ({
    key,
    label: t(`market.fact.${key}`),
    value,
    wide,
  });
  return (
    <Panel title={t('market.task')}>
      <Descriptions
        facts={[
          fact('product', task.product),
          fact('category', word('category', task.category)),
          fact('model', word('model', task.model)),
          fact('price', <Price rateBp={task.rateBp} minor={task.bidMinor} />),
          fact('slots', `${task.slotsTaken} / ${task.slots}`),
          fact('dates', `${formatDate(task.startsOn)} – ${formatDate(task.endsOn)}`),
          fact('disclosure', task.disclosure),
          fact(
            'review',
            t('market.reviewTerms', { hours: formatNumber(task.reviewHours), times: task.maxRevisions }),
          ),
          fact('regions', list(targeting.regions.map(region))),
          fact(
            'people',
            list([
              ...targeting.genders.map(gender => word('gender', gender)),
              ...targeting.ageBands.map(band => word('age', band)),
            ]),
          ),
          fact('carriers', list(targeting.carriers.map(carrier => word('carrier', carrier)))),
          fact('landing', task.landingUrl, true),
          fact('description', task.description, true),
          ...(task.creatives?.nodes ?? []).map(creative => ({
            key: creative.id,
            label: creative.title,
            value: creative.body,
            wide: true,
          })),
        ]}
      />
    </Panel>
  );
}
