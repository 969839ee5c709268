import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '@/app/format';
import { graphqlQuery } from '@/app/query';
import { readFragment } from '@/gql/fragment-masking';
import { type ClickCountLineFragment, ClickCountLineFragmentDoc, ClickCountsDocument } from '@/gql/graphql';
import { EmptyState } from '@/shared/EmptyState';
import { ErrorState } from '@/shared/ErrorState';
import { Figures } from '@/shared/Figures';
import { PageSkeleton } from '@/shared/PageSkeleton';
import { Panel, Stack } from '@/shared/Panel';
import css from './ClickReasons.module.css';

const DAYS = 30;

/** Gross and net clicks of the last 30 days, and why the rest does not count. */
export function ClickReasons({ linkId }: { linkId?: string }) {
  const { t } = useTranslation('tracking');
  const counts = useQuery({
    ...graphqlQuery(ClickCountsDocument, { linkId, days: DAYS }),
    select: data => data.clickCounts.map(line => readFragment(ClickCountLineFragmentDoc, line)),
  });
  if (counts.error) return <ErrorState error={counts.error} onRetry={counts.refetch} />;
  if (counts.isPending) return <PageSkeleton />;
  const lines = counts.data;
  const gross = lines.reduce((sum, line) => sum + line.clicks, 0);
  const valid = lines.reduce((sum, line) => sum + (line.verdict === 'VALID' ? line.clicks : 0), 0);
  const refused = lines.filter(line => line.verdict === 'INVALID');
  return (
    <Stack>
      <Figures
        label={t('reasons.figures')}
        items={[
          { key: 'gross', label: t('reasons.gross'), value: formatNumber(gross) },
          { key: 'valid', label: t('reasons.valid'), value: formatNumber(valid) },
          {
            key: 'refused',
            label: t('reasons.refused'),
            value: formatNumber(gross - valid),
            note: gross > 0 ? formatPercent((gross - valid) / gross) : undefined,
          },
        ]}
      />
      <Panel title={t('reasons.title')}>
        {refused.length > 0 ? (
          <Bars lines={refused} />
        ) : (
          <EmptyState compact title={t('reasons.empty')} hint={t('reasons.emptyHint')} />
        )}
      </Panel>
    </Stack>
  );
}

function Bars({ lines }: { lines: readonly ClickCountLineFragment[] }) {
  const { t } = useTranslation('tracking');
  const most = Math.max(...lines.map(line => line.clicks));
  return (
    <ul className={css.bars}>
      {lines.map(line => (
        <li key={line.reasonCode} className={css.line}>
          <span className={css.code}>{line.reasonCode}</span>
          <span>
            {t(`reason.${line.reason}`)}
            <span
              className={css.bar}
              style={{ width: `${(100 * line.clicks) / most}%` }}
              aria-hidden="true"
            />
          </span>
          <span className="num">{formatNumber(line.clicks)}</span>
        </li>
      ))}
    </ul>
  );
}
