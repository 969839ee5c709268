import { expect, test } from 'vitest';
import { type BriefForm, briefOf, creativesOf, stepOf } from './brief';

const FORM: BriefForm = {
  title: 'Tea',
  product: 'Longjing',
  description: 'x',
  category: 'FOOD',
  landingUrl: 'https://shop.example.com',
  model: 'CPS',
  rateBp: 12.5,
  bidMinor: '3',
  budgetMinor: '5,000',
  startsOn: '2026-11-01',
  endsOn: '2026-12-01',
  slots: 5,
  disclosure: 'x',
  maxRevisions: 2,
  reviewHours: 48,
  targeting: {},
};

test('a share of sales goes out in basis points and leaves the bid behind', () => {
  const brief = briefOf(FORM);
  expect(brief).toMatchObject({ rateBp: 1250, bidMinor: undefined, budgetMinor: '500000' });
  expect(brief).toMatchObject({ startsOn: '2026-11-01', endsOn: '2026-12-01' });
});

test('every other model goes out with its bid', () => {
  expect(briefOf({ ...FORM, model: 'CPC' })).toMatchObject({ rateBp: undefined, bidMinor: '300' });
});

test('copy is sent only when there is some', () => {
  expect(creativesOf(FORM)).toEqual([]);
  expect(creativesOf({ ...FORM, copyBody: 'text' })).toEqual([{ kind: 'TEXT', title: 'Tea', body: 'text' }]);
});

test('a refused field leads to its step', () => {
  expect([stepOf('landingUrl'), stepOf('targeting'), stepOf('budgetMinor'), stepOf('x')]).toEqual([
    'goods',
    'audience',
    'pay',
    'content',
  ]);
});
