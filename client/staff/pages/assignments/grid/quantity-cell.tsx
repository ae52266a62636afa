import type { KeyboardEvent } from 'react';
import { formatPlain } from '../../../format/number.ts';
import { fieldId } from '../field-id.ts';
import { useFill, useWords } from '../store/fill-context.ts';
import { CalculatedCell } from './calculated-cell.tsx';
import { NumberCell } from './number-cell.tsx';
import { placeProps, type CellProps } from './place.ts';
import { YesNoCell } from './yes-no-cell.tsx';

/** The place of one quantity: a field, a computed value, or the reason why there is none. */
export function QuantityCell(props: CellProps) {
  const { question, look } = props;
  const { editable } = useFill();
  if (question.kind === 'calculated') return <CalculatedCell {...props} />;
  if (!editable) return <ShownValue {...props} />;
  if (look.state) return <NoValue {...props} />;
  return question.kind === 'boolean' ? <YesNoCell {...props} /> : <NumberCell {...props} />;
}

/** Stands where the field was when a quantity has no value; Delete brings the field back. */
function NoValue({ question, look, column, labelledBy, describedBy }: CellProps) {
  const { store, words } = useFill();
  const { t } = words;
  const { name } = question;
  const { state } = look;
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (!/^\d$/.test(key) && key !== 'Delete' && key !== 'Backspace') return;
    event.preventDefault();
    store.setState(name, null);
    if (/^\d$/.test(key) && question.kind === 'number') store.type(name, key);
    requestAnimationFrame(() => {
      const field = document.getElementById(fieldId(name));
      field?.focus();
      if (field instanceof HTMLInputElement) {
        field.setSelectionRange(field.value.length, field.value.length);
      }
    });
  };
  return (
    <div
      id={fieldId(name)}
      className="no-value"
      role="textbox"
      aria-readonly
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      title={state?.reason}
      onKeyDown={onKeyDown}
      {...(column === undefined ? { tabIndex: 0 } : placeProps(column, name))}
    >
      {t(state?.state === 'absent' ? 'fill.quantities.absent' : 'fill.quantities.notApplicable')}
    </div>
  );
}

/** A value that this person only looks at. */
function ShownValue({ question, look: { answer, state, typed } }: CellProps) {
  const { t, language } = useWords();
  return (
    <span id={fieldId(question.name)} tabIndex={-1} className={state ? 'shown none' : 'shown'}>
      {state
        ? t(`fill.quantities.${state.state}`)
        : (typed ??
          (typeof answer === 'number'
            ? formatPlain(answer, language)
            : typeof answer === 'boolean'
              ? t(answer ? 'fill.yes' : 'fill.no')
              : '—'))}
    </span>
  );
}
