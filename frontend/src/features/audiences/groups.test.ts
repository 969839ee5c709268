import { expect, test } from 'vitest';
import { groupsOf, isProvince, percents, says, split } from './groups';

const group = (key: string, count = 10) => ({ key, count, shareBp: count * 100 });

test('bands are read from low to high, regions as the server sorted them', () => {
  const distributions = [
    { dimension: 'AGE' as const, groups: [group('30_34'), group('18_24'), group('others')] },
    { dimension: 'REGION' as const, groups: [group('SH'), group('GD')] },
  ];
  expect(groupsOf(distributions, 'AGE').map(each => each.key)).toEqual(['18_24', '30_34', 'others']);
  expect(groupsOf(distributions, 'REGION').map(each => each.key)).toEqual(['SH', 'GD']);
  expect(groupsOf(distributions, 'DEVICE')).toEqual([]);
});

test('a dimension of unknowns says nothing', () => {
  expect(says([group('unknown'), group('others')])).toBe(false);
  expect(says([group('never')])).toBe(false);
  expect(says([group('unknown'), group('female')])).toBe(true);
});

test('shares are of those who are known; the rest is counted', () => {
  const { known, unknown } = split([group('female', 30), group('male', 10), group('unknown', 60)]);
  expect(unknown).toBe(60);
  expect(percents(known)).toEqual([75, 25]);
  expect(percents([])).toEqual([]);
});

test('a province is named by two letters', () => {
  expect([group('GD'), group('others')].map(isProvince)).toEqual([true, false]);
});
