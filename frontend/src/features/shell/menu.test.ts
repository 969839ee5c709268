import { expect, test } from 'vitest';
import { PERSONAS } from '@/app/viewer';
import en from '@/locales/en/shell.json';
import zh from '@/locales/zh-Hans/shell.json';
import { currentItem, firstPage, MENUS, personaOfPath } from './menu';

test('every item and group has a word in both languages', () => {
  for (const persona of PERSONAS) {
    for (const group of MENUS[persona]) {
      expect(Object.keys(zh.group)).toContain(group.key);
      for (const { key } of group.items) {
        expect(Object.keys(zh.menu)).toContain(key);
        expect(Object.keys(en.menu)).toContain(key);
      }
    }
  }
});

test('a page finds its persona and its menu item', () => {
  expect(personaOfPath('/brand/tasks/1')).toBe('brand');
  expect(personaOfPath('/deals/1')).toBe('owner');
  expect(personaOfPath('/organization')).toBeNull();
  expect(currentItem(MENUS.brand, '/brand/tasks/new')?.key).toBe('tasks');
  expect(currentItem(MENUS.brand, '/brand')).toBeUndefined();
});

test('each persona has a first page', () => {
  expect(PERSONAS.map(firstPage)).toEqual(['/home', '/brand/home', '/agency/owners', '/operator/home']);
  expect(firstPage(undefined)).toBe('/organization');
});
