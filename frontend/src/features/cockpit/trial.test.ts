import { expect, test } from 'vitest';
import { holding, owed, type TrialLine } from './trial';

const line = (kind: TrialLine['kind'], balanceMinor: number): TrialLine => ({
  kind,
  balanceMinor,
  accounts: 1,
  debitsMinor: 0,
  creditsMinor: 0,
  entriesMinor: balanceMinor,
});

const LINES = [line('EXTERNAL', -900), line('ESCROW', 300), line('PAYABLE', 600), line('RECEIVABLE', 0)];

test('what is owed is the mirror of what lies outside', () => {
  expect(owed(LINES)).toBe(900n);
});

test('only kinds that hold something are drawn, the largest first', () => {
  expect(holding(LINES).map(found => found.kind)).toEqual(['PAYABLE', 'ESCROW']);
});
