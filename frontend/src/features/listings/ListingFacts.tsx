import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { ListingFactsFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { EmptyState } from '@/shared/EmptyState';
import { EvidenceTag } from '@/shared/EvidenceTag';
import { Panel } from '@/shared/Panel';
import { Price } from '@/shared/Price';
import { useVocabulary } from '@/shared/vocabulary';

interface Props {
  listing: FragmentType<typeof ListingFactsFragmentDoc>;
}

/** Every price of the listing. */
export function RateCard(props: Props) {
  const { t } = useTranslation('listings');
  const { word } = useVocabulary();
  const { rateCard } = readFragment(ListingFactsFragmentDoc, props.listing);
  const lines = rateCard?.nodes ?? [];
  return (
    <Panel title={t('form.prices')}>
      {lines.length > 0 ? (
        <Descriptions
          facts={lines.map(line => ({
            key: line.id,
            label: `${word('format', line.format)} · ${word('model', line.model)}`,
            value: <Price rateBp={line.rateBp} minor={line.priceMinor} />,
          }))}
        />
      ) : (
        <EmptyState compact title={t('rate.none')} hint={t('rate.noneHint')} />
      )}
    </Panel>
  );
}

export function ListingFacts(props: Props) {
  const { t } = useTranslation('listings');
  const { word } = useVocabulary();
  const listing = readFragment(ListingFactsFragmentDoc, props.listing);
  const { channel, profile } = listing;
  return (
    <Panel title={t('detail.facts')}>
      <Descriptions
        facts={[
          { key: 'channel', label: t('column.channel'), value: channel.name },
          { key: 'carrier', label: t('column.carrier'), value: word('carrier', channel.carrier) },
          {
            key: 'evidence',
            label: t('column.evidence'),
            value: <EvidenceTag level={channel.evidence.level} />,
          },
          { key: 'category', label: t('column.category'), value: word('category', listing.category) },
          { key: 'audience', label: t('column.audience'), value: formatNumber(listing.audienceSize) },
          {
            key: 'profile',
            label: t('form.profile'),
            value: profile
              ? t('detail.profile', { name: profile.name, date: formatDate(profile.asOf) })
              : '–',
          },
          { key: 'capacity', label: t('form.capacity'), value: formatNumber(listing.weeklyCapacity) },
          { key: 'published', label: t('column.published'), value: formatDate(listing.publishedAt) },
          { key: 'summary', label: t('form.summary'), value: listing.summary || '–', wide: true },
        ]}
      />
    </Panel>
  );
}
