import { expect, test } from 'vitest';
import { filterOf, orderOf } from './search';

test('an empty address asks for everything, newest first', () => {
  expect(filterOf({})).toEqual({});
  expect(orderOf({})).toBe('NEWEST');
});

test('days are whole days of the alliance, both included', () => {
  expect(filterOf({ from: '2026-10-01', to: '2026-10-31' })).toEqual({
    since: '2026-10-01T00:00:00+08:00',
    until: '2026-11-01T00:00:00+08:00',
  });
});

test('states that do not exist are dropped', () => {
  expect(filterOf({ state: ['PAID', 'LOST'], q: '订单' })).toEqual({ states: ['PAID'], text: '订单' });
});

test('sortable columns have their orders', () => {
  expect(['-amount', 'matures', 'elsewhere'].map(sort => orderOf({ sort }))).toEqual([
    'LARGEST',
    'MATURING_FIRST',
    'NEWEST',
  ]);
});
