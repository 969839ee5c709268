import { expect, test } from 'vitest';
import { filterOf } from './search';

test('an empty address asks for every entry', () => {
  expect(filterOf({})).toEqual({});
});

test('kinds that do not exist are dropped', () => {
  expect(filterOf({ kind: ['ESCROW', 'SOCK'], source: 'payouts' })).toEqual({
    kind: ['ESCROW'],
    source: 'payouts',
  });
});

test('days are whole days of the alliance, both included', () => {
  expect(filterOf({ from: '2026-10-01', to: '2026-10-31' })).toEqual({
    since: '2026-10-01T00:00:00+08:00',
    until: '2026-11-01T00:00:00+08:00',
  });
});
