import type { ComponentType } from 'preact';
import type { QuestionKind } from '../../../forms/run/types.ts';
import { BooleanField } from './boolean-field.tsx';
import { CalculatedField } from './calculated-field.tsx';
import { CheckboxField } from './checkbox-field.tsx';
import { DateField } from './date-field.tsx';
import { DropdownField } from './dropdown-field.tsx';
import type { FieldProps } from './field.ts';
import { FileField } from './file-field.tsx';
import { MatrixField } from './matrix-field.tsx';
import { NumberField } from './number-field.tsx';
import { RadioField } from './radio-field.tsx';
import { RatingField } from './rating-field.tsx';
import { TextField } from './text-field.tsx';

/** The kinds this page draws itself; a form with any other is drawn by survey-react-ui. */
const fields: Partial<Record<QuestionKind, ComponentType<FieldProps>>> = {
  radio: RadioField,
  checkbox: CheckboxField,
  dropdown: DropdownField,
  rating: RatingField,
  boolean: BooleanField,
  text: TextField,
  comment: TextField,
  number: NumberField,
  date: DateField,
  matrix: MatrixField,
  file: FileField,
  calculated: CalculatedField,
};

/** One question of any common kind. */
export function Question(props: FieldProps) {
  const Field = fields[props.question.kind];
  return Field ? <Field {...props} /> : null;
}
