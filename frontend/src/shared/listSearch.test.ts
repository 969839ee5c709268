import { describe, expect, test } from 'vitest';
import { day, listSearch, many, nextSort, oneOf, parseAddress, writeAddress } from './listSearch';

describe('the address of a list', () => {
  test('is read back as written', () => {
    const search = { q: '咖啡 & tea', state: ['open', 'paused'], after: 'YWJj==' };
    expect(parseAddress(writeAddress(search))).toEqual(search);
  });

  test('leaves out what is not set', () => {
    expect(writeAddress({ q: '', after: undefined, sort: null })).toBe('');
  });

  test('keeps digits as text', () => {
    expect(parseAddress('?q=007')).toEqual({ q: '007' });
  });
});

describe('its schema', () => {
  const schema = listSearch({ state: many(), grade: oneOf(['L0', 'L1']), from: day() });

  test('takes one value for several', () => {
    expect(schema({ state: 'open' }).state).toEqual(['open']);
  });

  test('drops nonsense', () => {
    expect(schema({ grade: 'L9', from: 'yesterday', q: ['a', 'b'] })).toEqual({});
  });
});

test('a column sorts down, then up, then not at all', () => {
  expect(nextSort(undefined, 'price')).toBe('-price');
  expect(nextSort('-price', 'price')).toBe('price');
  expect(nextSort('price', 'price')).toBeUndefined();
  expect(nextSort('price', 'name')).toBe('-name');
});
