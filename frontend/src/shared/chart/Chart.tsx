import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '@/app/format';
import { EmptyState } from '../EmptyState';
import css from './Chart.module.css';
import { type ChartSpec, isEmpty, type Summary, summaryOf } from './spec';

export type { ChartSpec } from './spec';

const ChartCanvas = lazy(() => import('./ChartCanvas'));

interface Props {
  /** What the picture shows, e.g. "Clicks a day". */
  label: string;
  spec: ChartSpec;
  height?: number;
  format?: (value: number) => string;
}

/** A picture with its text: the library comes only when there is something to draw. */
export function Chart({ label, spec, height = 260, format = formatNumber }: Props) {
  const { t } = useTranslation('common');
  if (isEmpty(spec)) {
    return (
      <div className={css.empty} style={{ minHeight: height }}>
        <EmptyState compact title={t('chart.empty')} hint={t('chart.emptyHint')} />
      </div>
    );
  }
  const summary = summaryText(summaryOf(spec), format, t);
  return (
    <figure className={css.figure}>
      <div style={{ height }}>
        <Suspense fallback={<div className={css.waiting} />}>
          <ChartCanvas label={`${label}: ${summary}`} spec={spec} format={format} />
        </Suspense>
      </div>
      <figcaption className={css.summary}>{summary}</figcaption>
    </figure>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

function summaryText(summary: Summary, format: (value: number) => string, t: Translate): string {
  const sentences = summary.parts.map(part => {
    if ('peakAt' in part) {
      return t('chart.summary.series', {
        name: part.name,
        total: format(part.total),
        peak: format(part.peak),
        at: part.peakAt,
      });
    }
    if ('share' in part) {
      return t('chart.summary.item', {
        name: part.name,
        value: format(part.value),
        share: formatPercent(part.share),
      });
    }
    return t('chart.summary.heatmap', { row: part.row, column: part.column, value: format(part.value) });
  });
  return sentences.join(t('chart.summary.join'));
}
