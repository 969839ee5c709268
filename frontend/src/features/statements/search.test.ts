import { expect, test } from 'vitest';
import { filterOf, lineFilterOf, orderOf } from './search';

test('an empty address asks for everything, newest first', () => {
  expect(filterOf({})).toEqual({});
  expect(orderOf({})).toBe('NEWEST');
});

test('values that do not exist are dropped', () => {
  expect(filterOf({ state: ['DISPUTED', 'LOST'], payout: ['DUE'], period: 'p1' })).toEqual({
    period: 'p1',
    states: ['DISPUTED'],
    payoutStates: ['DUE'],
  });
});

test('lines are always those of one statement', () => {
  expect(lineFilterOf('s1', { kind: ['TAX'] })).toEqual({ statement: 's1', kinds: ['TAX'] });
});
