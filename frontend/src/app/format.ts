import { language } from './i18n';

// The alliance lives on Beijing time, wherever the reader sits.
export const ZONE = 'Asia/Shanghai';
const NOTHING = '–';

/** Integer minor units as the API sends them: a number, or text where they might pass 2^53. */
export type Minor = number | string | bigint;

function locale(): string {
  return language() === 'en' ? 'en-GB' : 'zh-Hans-CN';
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

const SIGNS: Record<string, string> = { CNY: '¥', USD: '$', EUR: '€' };

/** ¥1,234.50 from 123450; exact at any size, never through a float. */
export function formatMoney(
  minor: Minor | null | undefined,
  options: { currency?: string; bare?: boolean; plus?: boolean } = {},
): string {
  if (minor === null || minor === undefined || minor === '') return NOTHING;
  const amount = BigInt(minor);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const currency = options.currency ?? 'CNY';
  const sign = amount < 0n ? '-' : options.plus && amount > 0n ? '+' : '';
  const symbol = options.bare ? '' : (SIGNS[currency] ?? `${currency} `);
  return `${sign}${symbol}${group(digits.slice(0, -2))}.${digits.slice(-2)}`;
}

/** "1,234.5" or "1234.50" typed by a person → 123450; null when it is no amount. */
export function parseMoney(text: string): bigint | null {
  const match = /^\s*(-?)[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*$/.exec(text);
  if (!match) return null;
  const yuan = (match[2] ?? '').replaceAll(',', '');
  const minor = BigInt(yuan) * 100n + BigInt((match[3] ?? '').padEnd(2, '0') || '0');
  return match[1] === '-' ? -minor : minor;
}

export function formatNumber(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined) return NOTHING;
  return new Intl.NumberFormat(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** 1.2万 in Chinese, 12K in English. */
export function formatCompact(value: number | null | undefined): string {
  if (value === null || value === undefined) return NOTHING;
  return new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A ratio (0.125) as 12.5%. */
export function formatPercent(ratio: number | null | undefined, digits = 1): string {
  if (ratio === null || ratio === undefined || !Number.isFinite(ratio)) return NOTHING;
  return `${formatNumber(ratio * 100, digits)}%`;
}

/** Basis points (1250) as 12.5%, without a trailing zero. */
export function formatBasisPoints(points: number | null | undefined): string {
  if (points === null || points === undefined) return NOTHING;
  return `${Number((points / 100).toFixed(2))}%`;
}

function parts(instant: string | number | Date): Record<string, string> {
  const formatted = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  return Object.fromEntries(formatted.map(part => [part.type, part.value]));
}

/** 2026-03-07 */
export function formatDate(instant: string | number | Date | null | undefined): string {
  if (instant === null || instant === undefined || instant === '') return NOTHING;
  // A date without a time is a calendar day, not an instant: no zone may move it.
  if (typeof instant === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant;
  const at = parts(instant);
  return `${at.year}-${at.month}-${at.day}`;
}

/** 2026-03-07 18:05 */
export function formatDateTime(
  instant: string | number | Date | null | undefined,
  options: { seconds?: boolean } = {},
): string {
  if (instant === null || instant === undefined || instant === '') return NOTHING;
  const at = parts(instant);
  const time = options.seconds ? `${at.hour}:${at.minute}:${at.second}` : `${at.hour}:${at.minute}`;
  return `${at.year}-${at.month}-${at.day} ${time}`;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** 3小时前 / 3 hours ago */
export function formatAgo(instant: string | number | Date, now: number = Date.now()): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(0, 'second');
}
