import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { TaskBriefFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { Money } from '@/shared/Money';
import { Panel } from '@/shared/Panel';
import { Price } from '@/shared/Price';
import { useVocabulary } from '@/shared/vocabulary';

const LEVELS = ['CLAIMED', 'OWNED', 'PLATFORM', 'PROBED', 'DELIVERED'];

/** The brief as it was written. */
export function BriefFacts({ task }: { task: FragmentType<typeof TaskBriefFragmentDoc> }) {
  const { t } = useTranslation('tasks');
  const { word, region } = useVocabulary();
  const brief = readFragment(TaskBriefFragmentDoc, task);
  const { targeting } = brief;
  const list = (words: readonly string[]) => (words.length > 0 ? words.join(' · ') : t('form.any'));
  const named = (group: string, values: readonly string[]) => list(values.map(value => word(group, value)));
  const cap = brief.dailyCapMinor;
  return (
    <Panel title={t('detail.brief')}>
      <Descriptions
        facts={[
          { key: 'product', label: t('field.product'), value: brief.product },
          { key: 'category', label: t('field.category'), value: word('category', brief.category) },
          { key: 'model', label: t('field.model'), value: word('model', brief.model) },
          {
            key: 'price',
            label: t('column.price'),
            value: <Price rateBp={brief.rateBp} minor={brief.bidMinor} />,
          },
          { key: 'cap', label: t('field.dailyCap'), value: cap ? <Money minor={cap} /> : t('form.noCap') },
          {
            key: 'dates',
            label: t('field.dates'),
            value: `${formatDate(brief.startsOn)} – ${formatDate(brief.endsOn)}`,
          },
          { key: 'slots', label: t('field.slots'), value: `${brief.slotsTaken} / ${brief.slots}` },
          { key: 'disclosure', label: t('field.disclosure'), value: brief.disclosure },
          { key: 'revisions', label: t('field.maxRevisions'), value: formatNumber(brief.maxRevisions) },
          { key: 'review', label: t('field.reviewHours'), value: formatNumber(brief.reviewHours) },
          { key: 'regions', label: t('field.regions'), value: list(targeting.regions.map(region)) },
          { key: 'genders', label: t('field.genders'), value: named('gender', targeting.genders) },
          { key: 'ages', label: t('field.ageBands'), value: named('age', targeting.ageBands) },
          { key: 'carriers', label: t('field.carriers'), value: named('carrier', targeting.carriers) },
          { key: 'trades', label: t('field.categories'), value: named('category', targeting.categories) },
          { key: 'members', label: t('field.minMembers'), value: formatNumber(targeting.minMembers) },
          {
            key: 'level',
            label: t('field.minEvidenceLevel'),
            value: word('evidence', LEVELS[targeting.minEvidenceLevel] ?? ''),
          },
          { key: 'landing', label: t('field.landingUrl'), value: brief.landingUrl, wide: true },
          { key: 'description', label: t('field.description'), value: brief.description, wide: true },
          ...(brief.creatives?.nodes ?? []).map(creative => ({
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
