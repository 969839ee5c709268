import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '@/app/format';
import css from './ChinaTileMap.module.css';
import { provinceCode, TILES } from './provinces';

interface Props {
  label: string;
  /** One entry per province, by code or name; several for one province are added up. */
  values: { province: string; value: number }[];
  format?: (value: number) => string;
}

const TINTS = ['#F1F4F2', '#DCEBE4', '#B3D6C6', '#7DB89F', '#2B7A5C', '#0B6E4F'];
const LIGHT_INK_FROM = 4;
const LISTED = 10;

export function byProvince(values: Props['values']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { province, value } of values) {
    const code = provinceCode(province);
    if (code) sums.set(code, (sums.get(code) ?? 0) + value);
  }
  return sums;
}

/** Few provinces hold most people: a square root keeps the small ones apart. */
function tintOf(value: number, most: number): number {
  if (value <= 0 || most <= 0) return 0;
  return Math.max(1, Math.ceil(Math.sqrt(value / most) * (TINTS.length - 1)));
}

export function ChinaTileMap({ label, values, format = formatNumber }: Props) {
  const { t } = useTranslation(['common', 'provinces']);
  const sums = byProvince(values);
  const most = Math.max(0, ...sums.values());
  const total = [...sums.values()].reduce((sum, value) => sum + value, 0);
  const name = (code: string) => t(`provinces:name.${code}`);
  const top = [...sums].sort((a, b) => b[1] - a[1]).slice(0, LISTED);

  return (
    <figure className={css.figure} aria-label={label}>
      <div className={css.map} role="img" aria-label={t('map.tiles', { name: label })}>
        {TILES.map(tile => {
          const value = sums.get(tile.code) ?? 0;
          const tint = tintOf(value, most);
          return (
            <span
              key={tile.code}
              className={css.tile}
              title={`${name(tile.code)} ${format(value)}`}
              style={{
                gridColumn: tile.column + 1,
                gridRow: tile.row + 1,
                background: TINTS[tint],
                color: tint >= LIGHT_INK_FROM ? '#fff' : '#1f2328',
              }}
            >
              {t(`provinces:short.${tile.code}`)}
            </span>
          );
        })}
      </div>
      <ol className={css.bars} aria-label={t('map.top', { count: LISTED })}>
        {top.map(([code, value]) => (
          <li key={code} className={css.bar}>
            <span className={css.name}>{name(code)}</span>
            <span className={css.track} aria-hidden="true">
              <span className={css.fill} style={{ width: `${most ? (value / most) * 100 : 0}%` }} />
            </span>
            <span className={css.value}>{format(value)}</span>
            <span className={css.share}>{formatPercent(total ? value / total : 0)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
