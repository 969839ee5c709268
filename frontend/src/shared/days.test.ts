import { expect, test } from 'vitest';
import { daysOf } from './days';

// 00:30 on 1 March in Beijing is still February in UTC.
const now = new Date('2026-02-28T16:30:00Z');

test.each([
  [{ range: 'today' }, '2026-03-01', '2026-03-01'],
  [{ range: '7d' }, '2026-02-23', '2026-03-01'],
  [{}, '2026-01-31', '2026-03-01'],
  [{ range: 'nonsense' }, '2026-01-31', '2026-03-01'],
  [{ range: 'month' }, '2026-03-01', '2026-03-01'],
  [{ range: 'lastMonth' }, '2026-02-01', '2026-02-28'],
  [{ from: '2026-01-05', to: '2026-01-09' }, '2026-01-05', '2026-01-09'],
])('%o covers %s to %s', (range, from, to) => {
  expect(daysOf(range, now)).toEqual({ from, to });
});
