import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { useField, useFill } from '../store/fill-context.ts';
import type { FieldProps } from './field.ts';

/** The words of «Другое». */
export function OtherField({ question, disabled }: FieldProps) {
  const { t } = useTranslation();
  const name = `${question.name}-Comment`;
  const { store } = useFill();
  const { comment } = useField(question.name);
  return (
    <TextField
      label={t('fill.otherWords')}
      value={comment ?? ''}
      disabled={disabled}
      onChange={(event) => store.setAnswer(name, event.target.value || undefined)}
      onBlur={() => store.leave(question.name)}
      sx={{ mt: 1 }}
    />
  );
}
