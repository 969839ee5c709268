import { expect, test } from 'vitest';
import { rateInputs, repeated, typedRates } from './rates';
import { verbsOf } from './states';

test('yuan become fen and per cent basis points, and back', () => {
  const typed = [
    { format: 'GROUP_POST' as const, model: 'FLAT' as const, price: '1,234.50' },
    { format: 'NOTE' as const, model: 'CPS' as const, rate: 12.5 },
    {},
  ];
  const inputs = rateInputs(typed);
  expect(inputs).toEqual([
    { format: 'GROUP_POST', model: 'FLAT', priceMinor: '123450' },
    { format: 'NOTE', model: 'CPS', rateBp: 1250 },
  ]);
  expect(typedRates(inputs as never)).toEqual([
    { format: 'GROUP_POST', model: 'FLAT', price: '1,234.50', rate: undefined },
    { format: 'NOTE', model: 'CPS', price: undefined, rate: 12.5 },
  ]);
});

test('a format and model stands once', () => {
  const line = { format: 'NOTE' as const, model: 'CPS' as const };
  expect(repeated([line, { format: 'NOTE', model: 'CPC' }, line, undefined])).toEqual([2]);
});

test('a withdrawn listing stays as it is', () => {
  expect(verbsOf('DRAFT')[0]).toBe('publish');
  expect(verbsOf('WITHDRAWN')).toEqual([]);
});
