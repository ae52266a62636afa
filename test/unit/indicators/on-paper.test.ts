import { expect, it } from 'vitest';
import { asOnPaper } from '../../../server/indicators/on-paper.ts';

it.each([
  [0.1 + 0.2, 0.3],
  [Array.from({ length: 1000 }, () => 0.1).reduce((sum, one) => sum + one, 0), 100],
  [-(0.7 + 0.1), -0.8],
  [1_234_567_890.1 + 0.2, 1_234_567_890.3],
  // What is no noise stays.
  [12_345_678_901.23, 12_345_678_901.23],
  [1 / 3, 1 / 3],
  [0.000_000_1, 0.000_000_1],
  [1e21, 1e21],
  [0, 0],
])('%d is %d on paper', (sum, expected) => {
  expect(asOnPaper(sum)).toBe(expected);
});

it('gives one number whatever is added first', () => {
  const [a, b, c] = [0.1, 0.2, 0.7];
  expect(a + b + c).not.toBe(a + (b + c) - 1e-16);
  expect(asOnPaper(a + b + c)).toBe(asOnPaper(c + b + a));
});
