import { describe, expect, it } from 'vitest';
import { change } from './figures';

describe('change', () => {
  it('carries its sign', () => {
    expect(change(150, 100)).toBe('+50%');
    expect(change(50, 100)).toBe('-50%');
    expect(change(100, 100)).toBe('0%');
  });

  it('has nothing to say without a period before', () => {
    expect(change(10, 0)).toBeNull();
  });
});
