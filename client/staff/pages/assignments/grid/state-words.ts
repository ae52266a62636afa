import type { FieldLook } from '../store/look.ts';
import type { GlyphName } from './glyph.tsx';

/** The four states of a quantity, and words that are none of them yet. */
export type Quantity = 'value' | 'absent' | 'notApplicable' | 'notReported' | 'unread';

export function quantityOf({ answer, state, phase }: FieldLook): Quantity {
  if (state) return state.state;
  if (phase === 'held') return 'unread';
  return answer === undefined ? 'notReported' : 'value';
}

/** Each state has a shape of its own: the colour only repeats it. */
export const quantityGlyphs: Record<Quantity, GlyphName> = {
  value: 'done',
  absent: 'absent',
  notApplicable: 'notApplicable',
  notReported: 'open',
  unread: 'error',
};
