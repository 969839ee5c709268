import { expect, test } from 'vitest';
import { nodeId } from './nodeId';

test('a UUID becomes the global id the API gives out', () => {
  expect(nodeId('Deal', '01900000-0000-7000-8000-000000000001')).toBe(
    'RGVhbDowMTkwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE',
  );
});

test('a global id stays', () => {
  expect(nodeId('Deal', 'RGVhbDox')).toBe('RGVhbDox');
});
