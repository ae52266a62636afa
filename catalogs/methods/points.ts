import type { InputDescription } from './method.ts';

/**
 * 1 where a value keeps its norm, 0 where not: at least the number if more is better, at most if
 * less is; for true and false above zero or not. Null without a value or a norm that can be read.
 */
export function pointOf(
  value: number | null,
  { norm, polarity }: Pick<InputDescription, 'norm' | 'polarity'>,
): 1 | 0 | null {
  if (value === null || norm === null) return null;
  if (typeof norm === 'boolean') return value > 0 === norm ? 1 : 0;
  const border = typeof norm === 'number' ? norm : Number.parseFloat(norm.replace(',', '.'));
  if (!Number.isFinite(border)) return null;
  return (polarity === 'up' ? value >= border : value <= border) ? 1 : 0;
}
