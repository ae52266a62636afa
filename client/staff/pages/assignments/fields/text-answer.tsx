import TextField from '@mui/material/TextField';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useField, useFill } from '../store/fill-context.ts';
import type { FieldProps } from './field.ts';

/** A line, a longer text or a date. */
export function TextAnswer({ id, question, disabled, faulty, describedBy }: FieldProps) {
  const language = useLanguage();
  const { name, kind, placeholder } = question;
  const { store } = useFill();
  const { answer } = useField(name);
  return (
    <TextField
      id={id}
      type={kind === 'date' ? 'date' : 'text'}
      multiline={kind === 'comment'}
      minRows={kind === 'comment' ? 3 : 1}
      value={typeof answer === 'string' ? answer : ''}
      placeholder={placeholder && localText(placeholder, language)}
      disabled={disabled}
      onChange={(event) => store.setAnswer(name, event.target.value || undefined)}
      onBlur={() => store.leave(name)}
      error={faulty}
      slotProps={{ htmlInput: { 'aria-describedby': describedBy } }}
    />
  );
}
