import Block from '@mui/icons-material/Block';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import RemoveCircle from '@mui/icons-material/RemoveCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlineOutlined';
import type { FieldLook } from '../store/look.ts';

/** The four states of a quantity, and words that are none of them yet. */
export type Quantity = 'value' | 'absent' | 'notApplicable' | 'notReported' | 'unread';

export function quantityOf({ answer, state, phase }: FieldLook): Quantity {
  if (state) return state.state;
  if (phase === 'held') return 'unread';
  return answer === undefined ? 'notReported' : 'value';
}

/** Each state has a shape of its own: the colour only repeats it. */
export const quantityIcons = {
  value: CheckCircle,
  absent: Block,
  notApplicable: RemoveCircle,
  notReported: RadioButtonUnchecked,
  unread: ErrorOutline,
};
