import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { DealRowFragmentDoc, NegotiationRowFragmentDoc, TaskTalksDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { Columns, Panel } from '@/shared/Panel';
import { Price } from '@/shared/Price';
import { StatusTag } from '@/shared/StatusTag';
import css from './deals.module.css';
import { DEAL_TONES, NEGOTIATION_TONES } from './states';

/** Who talks about a task and what was agreed, each leading to its own page. */
export function TaskTalks({ taskId }: { taskId: string }) {
  const { t } = useTranslation('deals');
  const { data } = useQuery(graphqlQuery(TaskTalksDocument, { taskId }));
  if (!data) return null;
  const talks = (data.negotiations?.nodes ?? []).map(row => readFragment(NegotiationRowFragmentDoc, row));
  const deals = (data.deals?.nodes ?? []).map(row => readFragment(DealRowFragmentDoc, row));
  return (
    <Columns>
      <Panel title={t('talks.title')}>
        {talks.length === 0 ? (
          <EmptyState compact title={t('talks.empty')} hint={t('talks.emptyHint')} />
        ) : (
          <ul className={css.lines}>
            {talks.map(talk => (
              <li key={talk.id} className={css.line}>
                <Link to="/brand/negotiations" search={{ open: talk.id }}>
                  {talk.listingTitle}
                </Link>
                <span className={css.grey}>{talk.owner.name}</span>
                <Price rateBp={talk.currentOffer.terms.rateBp} minor={talk.currentOffer.terms.priceMinor} />
                <StatusTag tone={talk.waitsForMe ? 'warning' : NEGOTIATION_TONES[talk.state]}>
                  {talk.waitsForMe ? t('negotiation.yourTurn') : t(`negotiation.state.${talk.state}`)}
                </StatusTag>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t('deal.list')}>
        {deals.length === 0 ? (
          <EmptyState compact title={t('deal.empty')} hint={t('deal.emptyHint')} />
        ) : (
          <ul className={css.lines}>
            {deals.map(deal => (
              <li key={deal.id} className={css.line}>
                <Link to="/brand/deals/$id" params={{ id: deal.id }}>
                  {deal.listingTitle}
                </Link>
                <span className={css.grey}>{deal.owner.name}</span>
                <Price rateBp={deal.rateBp} minor={deal.priceMinor} />
                <StatusTag tone={DEAL_TONES[deal.state]}>{t(`deal.state.${deal.state}`)}</StatusTag>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </Columns>
  );
}
