import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setUnit } from '../../../../../forms/edit/kinds.ts';
import { withProperties, wordsOf, type Item } from '../../../../../forms/edit/json.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { useEditorTools } from './editor-context.ts';

interface NumberFieldsProps {
  item: Item;
  change: (next: (old: Item) => Item) => void;
  faultAt: (field: string) => string | undefined;
}

const decimals = [0, 1, 2, 3].map((one) => ({ value: String(one), text: String(one) }));

/** The unit of a number, how exact it is, and between which bounds it must lie. */
export function NumberFields({ item, change, faultAt }: NumberFieldsProps) {
  const { t } = useTranslation();
  const { edit } = useEditorTools();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' },
      }}
    >
      <TextField
        label={t('editor.unit')}
        value={wordsOf(item.unit)}
        placeholder={t('editor.unitHint')}
        error={faultAt('unit') !== undefined}
        helperText={faultAt('unit')}
        onChange={(event) => edit((form) => setUnit(form, item.name, event.target.value))}
        slotProps={{ htmlInput: { maxLength: 40 } }}
      />
      <SelectField
        label={t('editor.decimals')}
        value={String(typeof item.decimals === 'number' ? item.decimals : 0)}
        options={decimals}
        onChange={(value) =>
          change((old) => withProperties(old, { decimals: Number(value), step: undefined }))
        }
      />
      {(['min', 'max'] as const).map((bound) => (
        <BoundField
          key={bound}
          label={t(`editor.${bound}`)}
          value={item[bound]}
          fault={faultAt(bound)}
          onChange={(value) => change((old) => withProperties(old, { [bound]: value }))}
        />
      ))}
    </Box>
  );
}

interface BoundFieldProps {
  label: string;
  value: unknown;
  fault: string | undefined;
  onChange: (value: number | undefined) => void;
}

/** A number with a comma or a point; what cannot be read stays as typed and is said. */
function BoundField({ label, value, fault, onChange }: BoundFieldProps) {
  const { t } = useTranslation();
  const shown = typeof value === 'number' ? String(value).replace('.', ',') : '';
  const [text, setText] = useState(shown);
  const number = Number(text.trim().replace(',', '.').replace('−', '-'));
  const unreadable = text.trim() !== '' && !Number.isFinite(number);
  return (
    <TextField
      label={label}
      value={text}
      error={unreadable || fault !== undefined}
      helperText={unreadable ? t('editor.needNumber') : fault}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        const next = Number(typed.trim().replace(',', '.').replace('−', '-'));
        if (typed.trim() === '') onChange(undefined);
        else if (Number.isFinite(next)) onChange(next);
      }}
      slotProps={{ htmlInput: { inputMode: 'decimal' } }}
    />
  );
}
