import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { inputNumber } from '../../../format/number.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import type { FieldProps } from './field.ts';

/** A number as people type it, with a comma or a point, and its unit. */
export function NumberField({ id, question, filling, disabled, fault, describedBy }: FieldProps) {
  const language = useLanguage();
  const { name, unit, decimals = 0 } = question;
  const answer = filling.content.answers[name];
  const typed = filling.content.texts[name];
  const value = typed ?? (typeof answer === 'number' ? inputNumber(answer, language) : '');
  return (
    <TextField
      id={id}
      value={value}
      disabled={disabled}
      onChange={(event) => filling.setText(name, event.target.value)}
      onBlur={() => filling.leave(name)}
      error={fault !== undefined}
      slotProps={{
        htmlInput: {
          inputMode: decimals > 0 ? 'decimal' : 'numeric',
          autoComplete: 'off',
          'aria-describedby': describedBy,
          style: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
        },
        input: unit
          ? {
              endAdornment: (
                <InputAdornment position="end">{localText(unit, language)}</InputAdornment>
              ),
            }
          : {},
      }}
    />
  );
}
