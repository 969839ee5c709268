import { expect, test } from 'vitest';
import { type Column, shownColumns } from './columns';
import { rowsOf } from './connection';

const columns: Column<string>[] = ['name', 'price', 'note'].map(key => ({
  key,
  title: key,
  render: row => row,
  optional: key === 'note',
}));

const keys = (chosen: string[] | null) => shownColumns(columns, chosen).map(column => column.key);

test('optional columns wait to be chosen, the first always stays', () => {
  expect(keys(null)).toEqual(['name', 'price']);
  expect(keys(['note'])).toEqual(['name', 'note']);
  expect(keys([])).toEqual(['name']);
});

test('rows leave out what the server could not send', () => {
  const edges = [{ node: 'a' }, null, { node: null }, { node: 'b' }];
  expect(rowsOf({ edges, pageInfo: { hasNextPage: false } })).toEqual(['a', 'b']);
  expect(rowsOf(undefined)).toEqual([]);
});
