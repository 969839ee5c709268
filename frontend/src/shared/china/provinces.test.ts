import { expect, test } from 'vitest';
import en from '@/locales/en/provinces.json';
import zh from '@/locales/zh-Hans/provinces.json';
import { provinceCode, TILES } from './provinces';

test('there are 34 tiles, each named in both languages, none on top of another', () => {
  const codes = TILES.map(tile => tile.code).sort();
  expect(codes).toHaveLength(34);
  expect(new Set(TILES.map(tile => `${tile.column}/${tile.row}`)).size).toBe(34);
  expect(Object.keys(zh.name).sort()).toEqual(codes);
  expect(Object.keys(en.short).sort()).toEqual(codes);
});

test.each([
  ['440000', '44'],
  ['44', '44'],
  ['CN-GD', '44'],
  ['广东省', '44'],
  ['内蒙古自治区', '15'],
  ['Atlantis', null],
  ['99', null],
])('%s is province %s', (text, code) => {
  expect(provinceCode(text)).toBe(code);
});
