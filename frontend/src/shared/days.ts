import { ZONE } from '@/app/format';

export const PRESETS = ['today', '7d', '30d', '90d', 'month', 'lastMonth'] as const;
export type Preset = (typeof PRESETS)[number];
export const FIRST_PRESET: Preset = '30d';

/** One key each, while the list of presets is open. */
export const PRESET_KEYS: Record<Preset, string> = {
  today: 't',
  '7d': 'w',
  '30d': 'm',
  '90d': 'q',
  month: 'c',
  lastMonth: 'l',
};

/** As it stands in the address: a preset that moves with time, or two fixed days. */
export interface Range {
  range?: string;
  from?: string;
  to?: string;
}

export interface Days {
  from: string;
  to: string;
}

function today(now: Date): Date {
  const written = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(now);
  return new Date(`${written}T00:00:00Z`);
}

const written = (day: Date) => day.toISOString().slice(0, 10);

function daysBefore(day: Date, count: number): Date {
  return new Date(day.getTime() - count * 86_400_000);
}

function monthDay(day: Date, monthOffset: number, dayOfMonth: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + monthOffset, dayOfMonth));
}

export function isPreset(value: unknown): value is Preset {
  return PRESETS.includes(value as Preset);
}

/** First and last day, both included, on the alliance's calendar. */
export function daysOf(range: Range, now: Date = new Date()): Days {
  if (range.from && range.to) return { from: range.from, to: range.to };
  const end = today(now);
  switch (isPreset(range.range) ? range.range : FIRST_PRESET) {
    case 'today':
      return { from: written(end), to: written(end) };
    case '7d':
      return { from: written(daysBefore(end, 6)), to: written(end) };
    case '90d':
      return { from: written(daysBefore(end, 89)), to: written(end) };
    case 'month':
      return { from: written(monthDay(end, 0, 1)), to: written(end) };
    case 'lastMonth':
      return { from: written(monthDay(end, -1, 1)), to: written(monthDay(end, 0, 0)) };
    default:
      return { from: written(daysBefore(end, 29)), to: written(end) };
  }
}

/** The instants of a range, for filters: [since, until); null when the address names no days. */
export function instantsOf(range: Range): { since: string; until: string } | null {
  if (!range.range && !(range.from && range.to)) return null;
  const { from, to } = daysOf(range);
  const after = written(new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000));
  // The alliance's days begin at midnight in Beijing.
  return { since: `${from}T00:00:00+08:00`, until: `${after}T00:00:00+08:00` };
}
