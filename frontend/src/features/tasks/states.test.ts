import { expect, test } from 'vitest';
import { STATES, verbsOf } from './states';

test('every state offers its own way on, a settled one none', () => {
  expect(STATES.map(state => verbsOf(state, false)[0])).toEqual([
    'fund',
    'publish',
    'raise',
    'resume',
    'return',
  ]);
  expect(verbsOf('CLOSED', true)).toEqual([]);
});
