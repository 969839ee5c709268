import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatDateTime } from '@/app/format';
import type { DealDetailFragment } from '@/gql/graphql';
import { Descriptions } from '@/shared/Descriptions';
import { Panel, Stack } from '@/shared/Panel';
import { OfferTerms } from './OfferVersions';

/** What was agreed, and the proof that it has not been changed since. */
export function DealTerms({ deal }: { deal: DealDetailFragment }) {
  const { t } = useTranslation('deals');
  return (
    <Panel title={t('deal.terms')}>
      <Stack>
        <OfferTerms terms={deal.terms} />
        <Descriptions
          facts={[
            { key: 'listing', label: t('deal.column.listing'), value: deal.listingTitle },
            { key: 'label', label: t('deal.disclosure'), value: deal.disclosure },
            { key: 'take', label: t('deal.takeRate'), value: formatBasisPoints(deal.takeRateBp) },
            ...(deal.agency ? [{ key: 'agency', label: t('deal.agency'), value: deal.agency.name }] : []),
            ...(deal.settlesAt
              ? [{ key: 'settles', label: t('deal.settlesAt'), value: formatDateTime(deal.settlesAt) }]
              : []),
            { key: 'hash', label: t('deal.hash'), value: <code>{deal.termsHash}</code>, wide: true },
          ]}
        />
      </Stack>
    </Panel>
  );
}
