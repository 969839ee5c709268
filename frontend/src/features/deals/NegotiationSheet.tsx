import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatDateTime } from '@/app/format';
import { accepted, request } from '@/app/graphql';
import { graphqlQuery, invalidate } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import {
  AcceptOfferDocument,
  DeclineOfferDocument,
  MakeCounterOfferDocument,
  type NegotiationDetailFragment,
  NegotiationDetailFragmentDoc,
  NegotiationDocument,
  WithdrawOfferDocument,
} from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { LinkButton } from '@/shared/LinkButton';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Stack } from '@/shared/Panel';
import { SideSheet } from '@/shared/SideSheet';
import { StatusTag } from '@/shared/StatusTag';
import { useSubmit } from '@/shared/useSubmit';
import css from './deals.module.css';
import { OfferSheet } from './OfferSheet';
import { OfferVersions } from './OfferVersions';
import { NEGOTIATION_TONES } from './states';
import { formOf } from './TermsFields';

interface Props {
  id: string | null;
  dealPath: string;
  onClose: () => void;
}

/** One talk beside the list: every version of the terms, and the answers open to the reader. */
export function NegotiationSheet({ id, dealPath, onClose }: Props) {
  const { t } = useTranslation('deals');
  const { data, error, refetch } = useQuery({
    ...graphqlQuery(NegotiationDocument, { id: id ?? '' }),
    enabled: id !== null,
  });
  const node = data?.node?.__typename === 'Negotiation' ? data.node : null;
  const talk = node ? readFragment(NegotiationDetailFragmentDoc, node) : null;
  return (
    <SideSheet
      open={id !== null}
      title={talk?.task.title ?? t('negotiation.one')}
      onClose={onClose}
      footer={talk && mayAct(talk) ? <Answers talk={talk} dealPath={dealPath} /> : null}
    >
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : !data ? (
        <PageSkeleton />
      ) : talk ? (
        <Talk talk={talk} />
      ) : (
        <EmptyState compact title={t('negotiation.gone')} hint={t('negotiation.goneHint')} />
      )}
    </SideSheet>
  );
}

/** Something is left to do: answer, take back, or go on to the deal. */
function mayAct(talk: NegotiationDetailFragment): boolean {
  return Boolean(talk.dealId) || (talk.state === 'OPEN' && Boolean(talk.mySide));
}

function Talk({ talk }: { talk: NegotiationDetailFragment }) {
  const { t } = useTranslation('deals');
  return (
    <Stack>
      <div>
        <StatusTag tone={talk.waitsForMe ? 'warning' : NEGOTIATION_TONES[talk.state]}>
          {talk.waitsForMe ? t('negotiation.yourTurn') : t(`negotiation.state.${talk.state}`)}
        </StatusTag>
        <p className={css.grey}>
          {t('negotiation.between', {
            brand: talk.brand.name,
            owner: talk.owner.name,
            listing: talk.listingTitle,
          })}
        </p>
        {talk.state === 'OPEN' ? (
          <p className={css.grey}>
            {t('negotiation.expires', {
              at: formatDateTime(talk.expiresAt),
              ago: formatAgo(talk.expiresAt),
            })}
          </p>
        ) : null}
        {talk.reason ? <p className={css.message}>{talk.reason}</p> : null}
      </div>
      <OfferVersions offers={talk.offers?.nodes ?? []} />
    </Stack>
  );
}

type Asked = 'accept' | 'decline' | 'withdraw';

function Answers({ talk, dealPath }: { talk: NegotiationDetailFragment; dealPath: string }) {
  const { t } = useTranslation('deals');
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isCountering, setCountering] = useState(false);
  const { pending, problem, submit } = useSubmit(form);
  const newest = talk.offers?.nodes.at(-1);
  const answer = { negotiationId: talk.id, version: talk.version };

  async function carryOut(verb: Asked) {
    if (verb === 'accept') {
      const { deal } = accepted((await request(AcceptOfferDocument, { input: answer })).acceptOffer);
      await invalidate('Negotiations', 'Negotiation', 'Deals', 'Task', 'Tasks');
      if (deal) await navigate({ to: `${dealPath}/${deal.id}` });
      return;
    }
    if (verb === 'decline') accepted((await request(DeclineOfferDocument, { input: answer })).declineOffer);
    else accepted((await request(WithdrawOfferDocument, { input: answer })).withdrawOffer);
    await invalidate('Negotiations', 'Negotiation', 'TaskTalks', 'OpenTask');
  }

  async function confirm() {
    if (asked && (await submit(() => carryOut(asked)))) setAsked(null);
  }

  if (talk.dealId) {
    const address: string = `${dealPath}/${talk.dealId}`;
    return (
      <div className={css.foot}>
        <LinkButton color="primary" variant="solid" to={address}>
          {t('negotiation.toDeal')}
        </LinkButton>
      </div>
    );
  }
  return (
    <div className={css.foot}>
      {talk.waitsForMe ? (
        <>
          <Button onClick={() => setAsked('decline')}>{t('answer.decline')}</Button>
          <Button onClick={() => setCountering(true)}>{t('answer.counter')}</Button>
          <Button type="primary" onClick={() => setAsked('accept')}>
            {t('answer.accept')}
          </Button>
        </>
      ) : (
        <Button onClick={() => setAsked('withdraw')}>{t('answer.withdraw')}</Button>
      )}
      <ConfirmSheet
        open={asked !== null}
        title={asked ? t(`answer.${asked}`) : ''}
        effect={asked ? t(`answerEffect.${asked}`) : ''}
        confirmLabel={asked ? t(`answer.${asked}`) : ''}
        danger={asked === 'decline' || asked === 'withdraw'}
        pending={pending}
        error={problem}
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      />
      {newest ? (
        <OfferSheet
          start={
            isCountering
              ? { model: talk.task.model, lastDay: talk.task.endsOn, terms: formOf(newest.terms) }
              : null
          }
          title={t('answer.counter')}
          intro={t('offer.counterIntro', { version: talk.version + 1 })}
          sendLabel={t('offer.sendCounter')}
          send={async ({ terms, message }) => {
            const input = { ...answer, terms, message };
            accepted((await request(MakeCounterOfferDocument, { input })).makeCounterOffer);
            await invalidate('Negotiations', 'Negotiation', 'TaskTalks', 'OpenTask');
          }}
          onClose={() => setCountering(false)}
        />
      ) : null}
    </div>
  );
}
