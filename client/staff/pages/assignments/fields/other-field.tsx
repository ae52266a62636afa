import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from './field.ts';

/** The words of «Другое». */
export function OtherField({ question, filling, disabled }: FieldProps) {
  const { t } = useTranslation();
  const name = `${question.name}-Comment`;
  const answer = filling.content.answers[name];
  return (
    <TextField
      label={t('fill.otherWords')}
      value={typeof answer === 'string' ? answer : ''}
      disabled={disabled}
      onChange={(event) => filling.setAnswer(name, event.target.value || undefined)}
      sx={{ mt: 1 }}
    />
  );
}
