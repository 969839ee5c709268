import { useTranslation } from 'react-i18next';
import { formatDate, formatNumber, formatPercent } from '@/app/format';
import { type FragmentType, readFragment } from '@/gql/fragment-masking';
import { ChannelFactsFragmentDoc } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { Panel } from '@/shared/Panel';
import { useVocabulary } from '@/shared/vocabulary';

interface Props {
  channel: FragmentType<typeof ChannelFactsFragmentDoc>;
}

const FULL_BP = 10_000;

/** What the evidence is worth today, and when it sinks. */
export function EvidencePanel(props: Props) {
  const { t } = useTranslation('channels');
  const { word } = useVocabulary();
  const { evidence } = readFragment(ChannelFactsFragmentDoc, props.channel);
  if (evidence.provenLevel === 'CLAIMED') return null;
  return (
    <Panel title={t('evidence.title')}>
      <Descriptions
        facts={[
          { key: 'proven', label: t('evidence.proven'), value: word('evidence', evidence.provenLevel) },
          { key: 'now', label: t('evidence.now'), value: word('evidence', evidence.level) },
          { key: 'age', label: t('evidence.age'), value: t('evidence.days', { count: evidence.ageDays }) },
          { key: 'falls', label: t('evidence.falls'), value: formatDate(evidence.fallsAt) },
          {
            key: 'fresh',
            label: t('evidence.fresh'),
            value: formatPercent(evidence.freshnessBp / FULL_BP, 0),
          },
        ]}
      />
    </Panel>
  );
}

export function ChannelFacts(props: Props) {
  const { t } = useTranslation('channels');
  const { word } = useVocabulary();
  const channel = readFragment(ChannelFactsFragmentDoc, props.channel);
  const use = channel.state === 'ARCHIVED' ? 'state.ARCHIVED' : channel.isListed ? 'listed' : 'unlisted';
  return (
    <Panel title={t('detail.facts')}>
      <Descriptions
        facts={[
          { key: 'carrier', label: t('column.carrier'), value: word('carrier', channel.carrier) },
          { key: 'handle', label: t('column.handle'), value: channel.handle },
          { key: 'members', label: t('column.members'), value: formatNumber(channel.memberCount) },
          { key: 'source', label: t('field.countSource'), value: t(`source.${channel.countSource}`) },
          { key: 'counted', label: t('column.counted'), value: formatDate(channel.countedOn) },
          { key: 'use', label: t('column.use'), value: t(use) },
          { key: 'url', label: t('field.url'), value: channel.url || '–' },
          { key: 'created', label: t('field.created'), value: formatDate(channel.createdAt) },
        ]}
      />
    </Panel>
  );
}
