import { expect, test } from 'vitest';
import { bareId, personasOf } from './viewer';

test('a global id is read back to the id it holds', () => {
  expect(bareId('T3JnYW5pemF0aW9uOjAxYTIwMDRiLTAwYjI')).toBe('01a2004b-00b2');
});

test('an organization of several kinds enters by as many doors, in menu order', () => {
  expect(personasOf(['BRAND', 'OWNER'])).toEqual(['owner', 'brand']);
  expect(personasOf(undefined)).toEqual([]);
});
