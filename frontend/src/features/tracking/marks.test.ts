import { expect, test } from 'vitest';
import { dealOf, spoken, svgAddress } from './marks';

test('a deal’s label names the deal’s page', () => {
  const id = dealOf('deal:01a2003e-0bbe-7001-ada1-df5830e4f642');
  expect(atob(`${id}=`)).toContain('Deal:01a2003e-0bbe-7001-ada1-df5830e4f642');
  expect(id).not.toMatch(/[+/=]/);
});

test('another label names none', () => {
  expect(dealOf('store:7')).toBeNull();
});

test('an address is spoken without its scheme', () => {
  expect(spoken('https://t.example.cn/Ab3')).toBe('t.example.cn/Ab3');
});

test('a drawing survives as an address', () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h2#"/></svg>';
  expect(decodeURIComponent(svgAddress(drawing))).toBe(`data:image/svg+xml;charset=utf-8,${drawing}`);
  expect(svgAddress(drawing)).not.toMatch(/[#"<]/);
});
