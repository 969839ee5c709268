import { expect, test } from 'vitest';
import { rangeOf } from './prices';

test('a step of yuan is a range of fen, open where it is open', () => {
  expect(rangeOf('500-2000')).toEqual({ priceMin: 50_000, priceMax: 200_000 });
  expect(rangeOf('-500')).toEqual({ priceMin: undefined, priceMax: 50_000 });
  expect(rangeOf('10000-')).toEqual({ priceMin: 1_000_000, priceMax: undefined });
  expect(rangeOf(undefined)).toEqual({ priceMin: undefined, priceMax: undefined });
});
