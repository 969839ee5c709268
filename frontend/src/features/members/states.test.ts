import { expect, test } from 'vitest';
import { isRunning, STEPS, shareRead, stepState } from './states';

const along = (state?: Parameters<typeof stepState>[0]) => STEPS.map((_, index) => stepState(state, index));

test('the wizard stands where the import stands', () => {
  expect(along()).toEqual(['current', 'ahead', 'ahead', 'ahead']);
  expect(along('DRAFT')).toEqual(['done', 'current', 'ahead', 'ahead']);
  expect(along('FAILED')).toEqual(['done', 'current', 'ahead', 'ahead']);
  expect(along('CHECKED')).toEqual(['done', 'done', 'current', 'ahead']);
  expect(along('IMPORTING')).toEqual(['done', 'done', 'done', 'current']);
  expect(along('DONE')).toEqual(['done', 'done', 'done', 'done']);
});

test('only what is being read is asked for again', () => {
  expect(isRunning('CHECKING')).toBe(true);
  expect(isRunning('CHECKED')).toBe(false);
});

test('a share is known once the lines are counted', () => {
  expect(shareRead(10, null)).toBeNull();
  expect(shareRead(10, 40)).toBe(0.25);
  expect(shareRead(50, 40)).toBe(1);
});
