import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf, type EditedLanguage } from '../../../../../forms/edit/json.ts';
import { useEditorTools } from './editor-context.ts';

interface WordsFieldProps {
  id?: string;
  label: string;
  text: unknown;
  onChange: (language: EditedLanguage, words: string) => void;
  hint?: string;
  fault?: string | undefined;
  multiline?: boolean;
  maxLength?: number;
  onKeyDown?: (event: KeyboardEvent) => void;
}

/** A text of the form: Russian and, when asked for, English under it. */
export function WordsField(props: WordsFieldProps) {
  const { id, label, text, onChange, hint, fault, multiline, maxLength = 1000, onKeyDown } = props;
  const { t } = useTranslation();
  const { english } = useEditorTools();
  const long = { multiline: multiline ?? false, slotProps: { htmlInput: { maxLength } } };
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextField
        {...long}
        {...(id === undefined ? {} : { id })}
        label={label}
        value={wordsOf(text)}
        onChange={(event) => onChange('ru', event.target.value)}
        error={fault !== undefined}
        helperText={fault ?? hint}
        {...(onKeyDown ? { onKeyDown } : {})}
      />
      {english && (
        <TextField
          {...long}
          label={t('editor.inEnglish', { label })}
          value={wordsOf(text, 'en')}
          onChange={(event) => onChange('en', event.target.value)}
        />
      )}
    </Box>
  );
}
