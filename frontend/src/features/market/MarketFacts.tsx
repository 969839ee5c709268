import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { MarketFactsFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { Panel } from '@/shared/Panel';
import { Price } from '@/shared/Price';
import { useVocabulary } from '@/shared/vocabulary';

/** Prices first, then who and where, with what proves it. */
export function MarketFacts(props: { listing: FragmentType<typeof MarketFactsFragmentDoc> }) {
  const { t } = useTranslation('market');
  const { word } = useVocabulary();
  const listing = readFragment(MarketFactsFragmentDoc, props.listing);
  const { channel } = listing;
  const { evidence } = channel;
  return (
    <>
      <Panel title={t('detail.prices')}>
        <Descriptions
          facts={(listing.rateCard?.nodes ?? []).map(line => ({
            key: line.id,
            label: `${word('format', line.format)} · ${word('model', line.model)}`,
            value: <Price rateBp={line.rateBp} minor={line.priceMinor} />,
          }))}
        />
      </Panel>
      <Panel title={t('detail.facts')}>
        <Descriptions
          facts={[
            { key: 'owner', label: t('column.owner'), value: listing.organization.name },
            { key: 'channel', label: t('detail.channel'), value: channel.name },
            { key: 'carrier', label: t('column.carrier'), value: word('carrier', channel.carrier) },
            {
              key: 'handle',
              label: t('detail.handle'),
              value: channel.url ? (
                <a href={channel.url} target="_blank" rel="noreferrer noopener">
                  {channel.handle}
                </a>
              ) : (
                channel.handle
              ),
            },
            {
              key: 'members',
              label: t('detail.members'),
              value: t('detail.counted', {
                count: channel.memberCount,
                people: formatNumber(channel.memberCount),
                date: formatDate(channel.countedOn),
              }),
            },
            { key: 'category', label: t('column.category'), value: word('category', listing.category) },
            { key: 'audience', label: t('column.audience'), value: formatNumber(listing.audienceSize) },
            { key: 'capacity', label: t('detail.capacity'), value: formatNumber(listing.weeklyCapacity) },
            {
              key: 'proven',
              label: t('detail.proven'),
              value:
                evidence.provenLevel === 'CLAIMED'
                  ? word('evidence', 'CLAIMED')
                  : t('detail.provenAge', {
                      level: word('evidence', evidence.provenLevel),
                      count: evidence.ageDays,
                    }),
            },
            { key: 'falls', label: t('detail.falls'), value: formatDate(evidence.fallsAt) },
          ]}
        />
      </Panel>
    </>
  );
}
