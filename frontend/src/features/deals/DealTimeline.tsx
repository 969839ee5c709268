import { useTranslation } from 'react-i18next';
import type { DealDetailFragment } from '@/gql/graphql';
import { Panel } from '@/shared/Panel';
import { Timeline } from '@/shared/Timeline';

type Facts = { version?: number; reason?: string; url?: string };

/** Everything that happened, newest first. */
export function DealTimeline({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  const events = [...(deal.events?.nodes ?? [])].reverse();
  return (
    <Panel title={t('deal.timeline')}>
      <Timeline
        label={t('deal.timeline')}
        events={events.map(event => {
          const facts = event.facts as Facts;
          return {
            key: event.id,
            at: event.at,
            title: t(`event.${event.kind}`),
            body: [t(`side.${event.bySide.toUpperCase()}`), facts.reason ?? facts.url]
              .filter(Boolean)
              .join(' · '),
          };
        })}
      />
    </Panel>
  );
}
