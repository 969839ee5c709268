import { expect, test } from 'vitest';
import { termsOf } from './TermsFields';

const FORM = {
  format: 'NOTE',
  rate: 22.5,
  price: '1,200.50',
  publishBy: '2026-11-20',
  maxRevisions: 2,
  reviewHours: 48,
} as const;

test('a share of sales is offered in basis points', () => {
  expect(termsOf('CPS', FORM)).toMatchObject({ model: 'CPS', rateBp: 2250, priceMinor: undefined });
});

test('everything else is offered in fen', () => {
  expect(termsOf('FLAT', FORM)).toMatchObject({ rateBp: undefined, priceMinor: '120050' });
});
