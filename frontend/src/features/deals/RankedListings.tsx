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
  type RankedListingRowFragment,
  RankedListingRowFragmentDoc,
  RankedListingsDocument,
  ScorePartsFragmentDoc,
} from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel } from '@/shared/Panel';
import { rowsOf } from '@/shared/table/connection';
import { useVocabulary } from '@/shared/vocabulary';
import css from './deals.module.css';
import { MatchScore } from './MatchScore';
import { OfferSheet, type OfferStart } from './OfferSheet';
import { firstTerms } from './TermsFields';

/** The listings that suit a task, best first, each with its reasons and an invitation. */
export function RankedListings({ taskId }: { taskId: string }) {
  const { t } = useTranslation('deals');
  const ranked = useQuery(graphqlQuery(RankedListingsDocument, { taskId }));
  const [invited, setInvited] = useState<RankedListingRowFragment['listing'] | null>(null);
  const rows = rowsOf(ranked.data?.rankedListings).map(row => readFragment(RankedListingRowFragmentDoc, row));
  const task = ranked.data?.node?.__typename === 'Task' ? ranked.data.node : null;
  const start: OfferStart | null =
    invited && task ? { model: task.model, lastDay: task.endsOn, terms: firstTerms(task) } : null;

  const send: Parameters<typeof OfferSheet>[0]['send'] = async ({ terms, message }) => {
    const input = { taskId, listingId: invited?.id ?? '', terms, message };
    accepted((await request(InviteListingDocument, { input })).inviteListing);
    await invalidate('Negotiations', 'TaskTalks');
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
          {rows.map(row => (
            <RankedListingCard
              key={row.listing.id}
              row={row}
              onInvite={task?.state === 'OPEN' ? () => setInvited(row.listing) : undefined}
            />
          ))}
        </ul>
      )}
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
  onInvite?: () => void;
}

function RankedListingCard({ row, onInvite }: CardProps) {
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
        {onInvite ? (
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
