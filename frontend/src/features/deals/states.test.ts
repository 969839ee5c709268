import { expect, test } from 'vitest';
import { placeOf } from './states';

test('a deal stands on its way, or where it left it', () => {
  expect(placeOf('APPROVED', false)).toBe(3);
  expect(placeOf('DISPUTED', true)).toBe(4);
  expect(placeOf('CANCELLED', false)).toBe(0);
});
