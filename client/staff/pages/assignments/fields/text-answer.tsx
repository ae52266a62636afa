import TextField from '@mui/material/TextField';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import type { FieldProps } from './field.ts';

/** A line, a longer text or a date. */
export function TextAnswer({ id, question, filling, disabled, fault, describedBy }: FieldProps) {
  const language = useLanguage();
  const { name, kind, placeholder } = question;
  const answer = filling.content.answers[name];
  return (
    <TextField
      id={id}
      type={kind === 'date' ? 'date' : 'text'}
      multiline={kind === 'comment'}
      minRows={kind === 'comment' ? 3 : 1}
      value={typeof answer === 'string' ? answer : ''}
      placeholder={placeholder && localText(placeholder, language)}
      disabled={disabled}
      onChange={(event) => filling.setAnswer(name, event.target.value || undefined)}
      onBlur={() => filling.leave(name)}
      error={fault !== undefined}
      slotProps={{ htmlInput: { 'aria-describedby': describedBy } }}
    />
  );
}
