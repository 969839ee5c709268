import { expect, test } from 'vitest';
import { proofStep } from './states';

test('a proof goes from code to request to decision, and starts anew after a rejection', () => {
  expect(
    [undefined, 'ISSUED', 'REQUESTED', 'CONFIRMED', 'REJECTED'].map(state => proofStep(state as never)),
  ).toEqual([0, 1, 2, 3, 0]);
});
