import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCompact, formatNumber } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { graphqlQuery, invalidate } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  InviteListingDocument,
  type NegotiationState,
  type RankedListingRowFragment,
  RankedListingRowFragmentDoc,
  RankedListingsDocument,
  ScorePartsFragmentDoc,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel } from '@/shared/Panel';
import { StatusTag } from '@/shared/StatusTag';
import { rowsOf } from '@/shared/table/connection';
import { useVocabulary } from '@/shared/vocabulary';
import css from './deals.module.css';
import { MatchScore } from './MatchScore';
import { OfferSheet, type OfferStart } from './OfferSheet';
import { NEGOTIATION_TONES } from './states';
import { firstTerms } from './TermsFields';

/** How many are shown before somebody asks for the rest. */
const BEST = 10;

/** The listings that suit a task, best first, each with its reasons and an invitation. */
export function RankedListings({ taskId }: { taskId: string }) {
  const { t } = useTranslation('deals');
  const ranked = useQuery(graphqlQuery(RankedListingsDocument, { taskId }));
  const [invited, setInvited] = useState<RankedListingRowFragment['listing'] | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const rows = rowsOf(ranked.data?.rankedListings).map(row => readFragment(RankedListingRowFragmentDoc, row));
  const task = ranked.data?.node?.__typename === 'Task' ? ranked.data.node : null;
  const known = new Map(ranked.data?.negotiations?.nodes.map(talk => [talk.listingId, talk.state]));
  const start: OfferStart | null =
    invited && task ? { model: task.model, lastDay: task.endsOn, terms: firstTerms(task) } : null;

  const send: Parameters<typeof OfferSheet>[0]['send'] = async ({ terms, message }) => {
    const input = { taskId, listingId: invited?.id ?? '', terms, message };
    accepted((await request(InviteListingDocument, { input })).inviteListing);
    await invalidate('Negotiations', 'TaskTalks', 'RankedListings');
  };

  return (
    <Panel title={t('ranked.title')} flush>
      {ranked.error ? (
        <ErrorState error={ranked.error} onRetry={ranked.refetch} />
      ) : ranked.isPending ? (
        <PageSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState compact title={t('ranked.empty')} hint={t('ranked.emptyHint')} />
      ) : (
        <ul className={css.ranked} aria-label={t('ranked.title')}>
          {rows.slice(0, showsAll ? rows.length : BEST).map(row => (
            <RankedListingCard
              key={row.listing.id}
              row={row}
              known={known.get(row.listing.id)}
              onInvite={task?.state === 'OPEN' ? () => setInvited(row.listing) : undefined}
            />
          ))}
        </ul>
      )}
      {rows.length > BEST && !showsAll ? (
        <div className={css.more}>
          <Button onClick={() => setShowsAll(true)}>{t('ranked.all', { number: rows.length })}</Button>
        </div>
      ) : null}
      <OfferSheet
        start={start}
        title={t('offer.invite', { name: invited?.organization.name ?? '' })}
        intro={t('offer.inviteIntro', { listing: invited?.title ?? '' })}
        sendLabel={t('offer.sendInvitation')}
        send={send}
        onClose={() => setInvited(null)}
      />
    </Panel>
  );
}

interface CardProps {
  row: RankedListingRowFragment;
  /** How the talk with this listing stands, if there is one. */
  known?: NegotiationState;
  onInvite?: () => void;
}

function RankedListingCard({ row, known, onInvite }: CardProps) {
  const { t } = useTranslation('deals');
  const { word } = useVocabulary();
  const [open, setOpen] = useState(false);
  const { listing } = row;
  const score = readFragment(ScorePartsFragmentDoc, row.score);
  return (
    <li className={css.card}>
      <div>
        <p className={css.cardTitle}>{listing.title}</p>
        <p className={css.cardFacts}>
          {[
            listing.organization.name,
            word('carrier', listing.channel.carrier),
            t('ranked.members', { number: formatCompact(listing.channel.memberCount) }),
            word('evidence', listing.channel.evidence.level),
          ].join(' · ')}
        </p>
      </div>
      <div className={css.cardActions}>
        <span className={css.points}>
          {formatNumber(score.points)} <span className={css.outOf}>/ {formatNumber(score.most)}</span>
        </span>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('score.explain')}
        </Button>
        {known ? (
          <StatusTag tone={NEGOTIATION_TONES[known]}>{t(`ranked.known.${known}`)}</StatusTag>
        ) : onInvite ? (
          <Button onClick={onInvite} aria-label={t('offer.inviteNamed', { listing: listing.title })}>
            {t('offer.inviteShort')}
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className={css.why}>
          <MatchScore score={row.score} />
        </div>
      ) : null}
    </li>
  );
}
