import { expect, test } from 'vitest';
import { groupsOf, isProvince, percentOf, says } from './groups';

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
  expect(says([group('unknown'), group('female')])).toBe(true);
});

test('shares and provinces', () => {
  expect(percentOf(group('GD', 25))).toBe(25);
  expect([group('GD'), group('others')].map(isProvince)).toEqual([true, false]);
});
