import { expect, test } from 'vitest';
import { isOver, nextMonth } from './months';

const NOW = new Date('2026-11-21T16:30:00Z'); // already the 22nd in Shanghai

test('the first period is last month', () => {
  expect(nextMonth(undefined, NOW)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  expect(nextMonth(undefined, new Date('2026-01-10T00:00:00Z'))).toEqual({
    from: '2025-12-01',
    to: '2025-12-31',
  });
});

test('the next period follows the newest', () => {
  expect(nextMonth('2026-10-31')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  expect(nextMonth('2026-12-15')).toEqual({ from: '2026-12-16', to: '2026-12-31' });
});

test('a day is over at midnight in Shanghai', () => {
  expect(isOver('2026-11-21', NOW)).toBe(true);
  expect(isOver('2026-11-22', NOW)).toBe(false);
});
