import { ZONE } from '@/app/format';
import type { Days } from '@/shared/days';

function day(year: number, month: number, number: number): string {
  return new Date(Date.UTC(year, month, number)).toISOString().slice(0, 10);
}

/** The month a new period most likely is: the one after the newest period, or else last month. */
export function nextMonth(newestEnd: string | undefined, now: Date = new Date()): Days {
  if (newestEnd) {
    const after = new Date(Date.parse(`${newestEnd}T00:00:00Z`) + 86_400_000);
    const [year, month] = [after.getUTCFullYear(), after.getUTCMonth()];
    return { from: after.toISOString().slice(0, 10), to: day(year, month + 1, 0) };
  }
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(now);
  const [year = 0, month = 1] = today.split('-').map(Number);
  return { from: day(year, month - 2, 1), to: day(year, month - 1, 0) };
}

/** A period may be closed once its last day has passed in the alliance's zone. */
export function isOver(endsOn: string, now: Date = new Date()): boolean {
  return endsOn < new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(now);
}
