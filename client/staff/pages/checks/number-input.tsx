import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inputNumber, parseNumber } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';

interface NumberInputProps {
  label: string;
  /** Null: nothing is entered, which `empty` allows. NaN: what is entered is no number. */
  value: number | null;
  empty?: string;
  disabled?: boolean;
  onChange: (value: number | null) => void;
}

/** A number as people type it; while it is none, the field says so and hands on NaN. */
export function NumberInput({ label, value, empty, disabled = false, onChange }: NumberInputProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [text, setText] = useState(value === null ? '' : inputNumber(value, language));
  const wrong = value !== null && Number.isNaN(value);
  return (
    <TextField
      label={label}
      value={text}
      disabled={disabled}
      error={wrong}
      helperText={wrong ? t('check.numberFault') : ' '}
      placeholder={empty ?? ''}
      onChange={(event) => {
        setText(event.target.value);
        const bare = event.target.value.trim();
        const left = bare === '' && empty !== undefined;
        onChange(left ? null : (parseNumber(bare) ?? Number.NaN));
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal' }, inputLabel: { shrink: true } }}
      sx={{ width: { xs: 1, sm: '13rem' } }}
    />
  );
}
