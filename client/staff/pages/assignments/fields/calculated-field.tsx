import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formatPlain } from '../../../format/number.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import type { FieldProps } from './field.ts';

/** A value that the form works out itself, at once. */
export function CalculatedField({ id, question, filling }: FieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const value = filling.state.values[question.name];
  const shown =
    typeof value === 'number'
      ? formatPlain(value, language)
      : typeof value === 'string'
        ? value
        : null;
  return (
    <Box component="output" id={id} sx={{ display: 'block', minHeight: 28 }}>
      {shown === null ? (
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {t('fill.notYet')}
        </Box>
      ) : (
        <strong>
          {shown}
          {question.unit && `\u00a0${localText(question.unit, language)}`}
        </strong>
      )}{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        ({t('fill.calculated')})
      </Box>
    </Box>
  );
}
