import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/app/format';
import { chartColors } from '@/app/theme';
import css from './ScoreBreakdown.module.css';

export interface Contribution {
  key: string;
  label: string;
  /** Points this part adds; together they are the score. */
  points: number;
  /** The most this part could have added. */
  outOf?: number;
  why?: string;
}

interface Props {
  contributions: Contribution[];
  /** The best possible score. */
  outOf?: number;
  label: string;
}

/** Whole points stand without a decimal. */
function formatPoints(points: number): string {
  return formatNumber(points, Number.isInteger(points) ? 0 : 1);
}

export function totalOf(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, part) => sum + part.points, 0);
}

/** A score as the sum it is: one bar of its parts, and a line for each. */
export function ScoreBreakdown({ contributions, outOf = 100, label }: Props) {
  const { t } = useTranslation('common');
  const total = totalOf(contributions);
  return (
    <div className={css.score}>
      <p className={css.total}>
        <span className={css.label}>{label}</span>
        <strong className={css.number}>{formatPoints(total)}</strong>
        <span className={css.outOf}>/ {formatNumber(outOf)}</span>
      </p>
      <div className={css.bar} aria-hidden="true">
        {contributions.map((part, index) => (
          <span
            key={part.key}
            className={css.segment}
            style={{
              width: `${(Math.max(part.points, 0) / outOf) * 100}%`,
              background: chartColors[index % chartColors.length],
            }}
          />
        ))}
      </div>
      <ul className={css.parts}>
        {contributions.map((part, index) => (
          <li key={part.key} className={css.part}>
            <span
              className={css.swatch}
              style={{ background: chartColors[index % chartColors.length] }}
              aria-hidden="true"
            />
            <span className={css.name}>
              {part.label}
              {part.why ? <span className={css.why}>{part.why}</span> : null}
            </span>
            <span className={css.points}>
              {part.points >= 0 ? '+' : ''}
              {formatPoints(part.points)}
              {part.outOf === undefined ? null : (
                <span className={css.outOf}> / {formatNumber(part.outOf)}</span>
              )}
            </span>
          </li>
        ))}
        <li className={css.sum}>
          <span className={css.name}>{t('score.sum')}</span>
          <span className={css.points}>{formatPoints(total)}</span>
        </li>
      </ul>
    </div>
  );
}
