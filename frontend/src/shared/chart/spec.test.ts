import { expect, test } from 'vitest';
import { isEmpty, summaryOf } from './spec';

test('a line is told by its total and its peak', () => {
  const summary = summaryOf({
    kind: 'line',
    categories: ['Mon', 'Tue', 'Wed'],
    series: [{ name: 'Clicks', values: [3, null, 9] }],
  });
  expect(summary.parts).toEqual([{ name: 'Clicks', total: 12, peak: 9, peakAt: 'Wed' }]);
});

test('a pie is told by shares of the whole, a funnel by shares of its first step', () => {
  const items = [
    { name: 'a', value: 80 },
    { name: 'b', value: 20 },
  ];
  expect(summaryOf({ kind: 'pie', items }).parts).toMatchObject([{ share: 0.8 }, { share: 0.2 }]);
  expect(summaryOf({ kind: 'funnel', items }).parts).toMatchObject([{ share: 1 }, { share: 0.25 }]);
});

test('nothing to draw is known before the library is fetched', () => {
  expect(isEmpty({ kind: 'pie', items: [{ name: 'a', value: 0 }] })).toBe(true);
  expect(isEmpty({ kind: 'bar', categories: ['a'], series: [{ name: 's', values: [0] }] })).toBe(false);
  expect(isEmpty({ kind: 'bar', categories: ['a'], series: [{ name: 's', values: [null] }] })).toBe(true);
});
