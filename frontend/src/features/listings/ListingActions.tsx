import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accepted, request } from '@/app/graphql';
import { invalidate } from '@/app/query';
import {
  type ListingFactsFragment,
  PauseListingDocument,
  PublishListingDocument,
  WithdrawListingDocument,
} from '@/gql/graphql';
import { ConfirmSheet } from '@/shared/ConfirmSheet';
import { useAction } from '@/shared/useAction';
import { type Verb, verbsOf } from './states';

type Confirmed = Exclude<Verb, 'edit'>;

async function carryOut(verb: Confirmed, listingId: string) {
  const input = { listingId };
  switch (verb) {
    case 'publish':
      return accepted((await request(PublishListingDocument, { input })).publishListing);
    case 'pause':
      return accepted((await request(PauseListingDocument, { input })).pauseListing);
    case 'withdraw':
      return accepted((await request(WithdrawListingDocument, { input })).withdrawListing);
  }
}

/** Publish, edit, pause, withdraw: each names its effect before it happens. */
export function ListingActions({ listing, onEdit }: { listing: ListingFactsFragment; onEdit: () => void }) {
  const { t } = useTranslation('listings');
  const [asked, setAsked] = useState<Confirmed | null>(null);
  const { pending, problem, act, forget } = useAction();

  async function confirm() {
    if (!asked) return;
    const done = await act(async () => {
      await carryOut(asked, listing.id);
      await invalidate('MyListing', 'MyListings');
    });
    if (done) setAsked(null);
  }

  return (
    <>
      {verbsOf(listing.state).map((verb, index) => (
        <Button
          key={verb}
          type={index === 0 ? 'primary' : 'default'}
          danger={verb === 'withdraw'}
          onClick={() => (verb === 'edit' ? onEdit() : setAsked(verb))}
        >
          {t(`verb.${verb}`)}
        </Button>
      ))}
      <ConfirmSheet
        open={asked !== null}
        title={asked ? t(`verb.${asked}`) : ''}
        effect={asked ? t(`effect.${asked}`) : ''}
        confirmLabel={asked ? t(`verb.${asked}`) : ''}
        danger={asked === 'withdraw'}
        pending={pending}
        error={problem}
        onConfirm={confirm}
        onClose={() => {
          forget();
          setAsked(null);
        }}
      />
    </>
  );
}
