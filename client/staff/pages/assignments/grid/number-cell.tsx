import { useEffect, useRef } from 'react';
import { inputNumber } from '../../../format/number.ts';
import { localText } from '../../../format/local-text.ts';
import { fieldId } from '../field-id.ts';
import { useFill } from '../store/fill-context.ts';
import { placeProps, type CellProps } from './place.ts';

/** A number as people type it, with a comma or a point, spaces between thousands. */
export function NumberCell({ question, look, column, labelledBy, describedBy }: CellProps) {
  const { store, words } = useFill();
  const { language } = words;
  const { name, decimals = 0, unit } = question;
  const { typed, answer, fault, enabled, required, other } = look;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Somebody else's number has come in where one is about to type: the next key replaces it.
    const input = field.current;
    if (other && input && input === document.activeElement) input.select();
  }, [other]);
  const value = typed ?? (typeof answer === 'number' ? inputNumber(answer, language) : '');
  const inList = column === undefined;
  return (
    <input
      ref={field}
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
