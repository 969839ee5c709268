import { expect, test } from 'vitest';
import { verbsOf } from './states';

test('only the other side accepts; either side may end', () => {
  expect(verbsOf('PROPOSED', true)).toEqual(['accept', 'decline']);
  expect(verbsOf('PROPOSED', false)).toEqual(['decline']);
  expect(verbsOf('ACTIVE', false)).toEqual(['end']);
  expect(verbsOf('ENDED', false)).toEqual([]);
});
