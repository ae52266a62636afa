import type { Answer } from '../../../forms/run/types.ts';
import { usePage } from '../page-context.ts';
import { Choice } from './choice.tsx';
import { fieldId, type FieldProps } from './field.ts';
import { Faults, GroupFrame } from './frame.tsx';
import { optionsOf } from './options.ts';

function rowsOf(value: Answer | undefined): Record<string, string | number> {
  return typeof value === 'object' && !Array.isArray(value) ? value : {};
}

/** The same scale for several statements: one group of radio buttons per row, no wide table. */
export function MatrixField(props: FieldProps) {
  const page = usePage();
  const { question, value, faults, required, onChange } = props;
  const id = fieldId(question.name);
  const rows = rowsOf(value);
  const options = optionsOf(question, page);
  const short = options.every((option) => option.text.length <= 3);
  return (
    <GroupFrame {...props}>
      {(question.rows ?? []).map((row, rowIndex) => {
        const rowId = `${id}-r${rowIndex}`;
        const own = faults.filter((fault) => fault.path === `${question.name}.${row.value}`);
        return (
          <fieldset
            class="row"
            key={row.value}
            role="radiogroup"
            data-row-fault={own.length > 0}
            aria-invalid={own.length > 0}
            aria-required={required && question.eachRowRequired === true}
            aria-describedby={own.length > 0 ? `${rowId}-error` : undefined}
          >
            <legend class="row-title">{page.say(row.text)}</legend>
            <Faults id={`${rowId}-error`} faults={own} />
            <div class={short ? 'scale' : 'row-choices'}>
              {options.map((option, index) => (
                <Choice
                  key={option.value}
                  type="radio"
                  look={short ? 'button' : 'line'}
                  name={rowId}
                  id={`${rowId}-${index}`}
                  chosen={rows[row.value] === option.value}
                  onToggle={() => onChange(question.name, { ...rows, [row.value]: option.value })}
                >
                  {option.text}
                </Choice>
              ))}
            </div>
          </fieldset>
        );
      })}
    </GroupFrame>
  );
}
