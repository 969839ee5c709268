import { afterEach, describe, expect, test } from 'vitest';
import {
  formatBasisPoints,
  formatCompact,
  formatDate,
  formatDateTime,
  formatMoney,
  formatPercent,
  parseMoney,
} from './format';
import { setLanguage } from './i18n';

afterEach(() => setLanguage('zh-Hans'));

describe('money', () => {
  test.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [-5, '-¥0.05'],
    [123_456_789, '¥1,234,567.89'],
    ['900719925474099399', '¥9,007,199,254,740,993.99'],
    [null, '–'],
  ])('%s minor units read %s', (minor, text) => {
    expect(formatMoney(minor)).toBe(text);
  });

  test('a gain may carry its plus, a column may drop the sign', () => {
    expect(formatMoney(100, { plus: true })).toBe('+¥1.00');
    expect(formatMoney(100, { bare: true })).toBe('1.00');
    expect(formatMoney(100, { currency: 'USD' })).toBe('$1.00');
  });

  test.each([
    ['1,234.5', 123_450n],
    ['¥0.07', 7n],
    ['-12', -1_200n],
    ['1.234', null],
    ['12,34', null],
    ['', null],
  ])('%s is typed as %s', (text, minor) => {
    expect(parseMoney(text)).toBe(minor);
  });
});

describe('dates', () => {
  test('instants are shown on Beijing time', () => {
    expect(formatDate('2026-03-07T16:30:00Z')).toBe('2026-03-08');
    expect(formatDateTime('2026-03-07T16:30:05Z')).toBe('2026-03-08 00:30');
    expect(formatDateTime('2026-03-07T16:30:05Z', { seconds: true })).toBe('2026-03-08 00:30:05');
  });

  test('a calendar day is never moved', () => {
    expect(formatDate('2026-03-07')).toBe('2026-03-07');
  });
});

describe('numbers', () => {
  test('compact numbers follow the language', async () => {
    expect(formatCompact(12_345)).toBe('1.2万');
    await setLanguage('en');
    expect(formatCompact(12_345)).toMatch(/^12\.3K$/i);
  });

  test('shares', () => {
    expect(formatPercent(0.125)).toBe('12.5%');
    expect(formatPercent(Number.NaN)).toBe('–');
    expect(formatBasisPoints(1250)).toBe('12.5%');
    expect(formatBasisPoints(1000)).toBe('10%');
  });
});
