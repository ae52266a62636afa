import type { CompiledQuestion } from '../../../../../forms/run/types.ts';
import { inputNumber } from '../../../format/number.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { fieldId } from '../field-id.ts';
import { useField, useFill } from '../store/fill-context.ts';

export interface CellProps {
  question: CompiledQuestion;
  /** The place in its row; without one the field is a line of a list. */
  column?: number;
  /** Ids of what names and describes the field. */
  labelledBy: string;
  describedBy: string;
}

/** What makes an element a place of the table. */
export function placeProps(column: number | undefined, name?: string) {
  if (column === undefined) return {};
  return {
    'data-column': column,
    ...(name === undefined ? {} : { 'data-field': name }),
    tabIndex: -1,
  };
}

/** A number as people type it, with a comma or a point, spaces between thousands. */
export function NumberCell({ question, column, labelledBy, describedBy }: CellProps) {
  const { store } = useFill();
  const language = useLanguage();
  const { name, decimals = 0, unit } = question;
  const { typed, answer, fault, enabled, required } = useField(name);
  const value = typed ?? (typeof answer === 'number' ? inputNumber(answer, language) : '');
  const inList = column === undefined;
  return (
    <input
      id={fieldId(name)}
      type="text"
      className="number"
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
      autoComplete="off"
      enterKeyHint="next"
      value={value}
      disabled={!enabled}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={fault !== null}
      aria-required={required}
      data-unit={unit && localText(unit, language)}
      onChange={(event) => store.type(name, event.target.value)}
      {...(inList ? { onBlur: () => store.leave(name) } : placeProps(column, name))}
    />
  );
}
