import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime, formatNumber } from '@/app/format';
import type { NegotiationDetailFragment } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { Price } from '@/shared/Price';
import { useVocabulary } from '@/shared/vocabulary';
import css from './deals.module.css';

type Offer = NonNullable<NegotiationDetailFragment['offers']>['nodes'][number];

/** The terms as they went back and forth, newest first. */
export function OfferVersions({ offers }: { offers: readonly Offer[] }) {
  const { t } = useTranslation('deals');
  return (
    <ol className={css.offers} aria-label={t('negotiation.versions')} reversed>
      {[...offers].reverse().map((offer, index) => (
        <li key={offer.id} className={index === 0 ? `${css.offer} ${css.newest}` : css.offer}>
          <div className={css.offerHead}>
            <strong>{t('negotiation.version', { version: offer.version })}</strong>
            <span>{t(`side.${offer.madeBy}`)}</span>
            <time className={css.grey} dateTime={offer.madeAt}>
              {formatDateTime(offer.madeAt)}
            </time>
          </div>
          <OfferTerms terms={offer.terms} />
          {offer.message ? <p className={css.message}>{offer.message}</p> : null}
        </li>
      ))}
    </ol>
  );
}

export function OfferTerms({ terms }: { terms: Offer['terms'] }) {
  const { t } = useTranslation('deals');
  const { word } = useVocabulary();
  return (
    <div className={css.terms}>
      <Descriptions
        facts={[
          { key: 'model', label: t('terms.model'), value: word('model', terms.model) },
          {
            key: 'pay',
            label: t('terms.pay'),
            value: <Price rateBp={terms.rateBp} minor={terms.priceMinor} />,
          },
          { key: 'format', label: t('terms.format'), value: word('format', terms.format) },
          { key: 'publishBy', label: t('terms.publishBy'), value: formatDate(terms.publishBy) },
          { key: 'revisions', label: t('terms.maxRevisions'), value: formatNumber(terms.maxRevisions) },
          { key: 'review', label: t('terms.reviewHours'), value: formatNumber(terms.reviewHours) },
        ]}
      />
    </div>
  );
}
