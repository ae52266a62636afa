import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { SettingView } from '../../../../../server/indicators/settings.schema.ts';
import { SelectField } from '../../../ui/select-field.tsx';

interface SettingFieldProps {
  setting: SettingView;
  text: string;
  fault: string | null;
  onChange: (text: string) => void;
}

/** A number is typed, everything else chosen. */
export function SettingField({ setting, text, fault, onChange }: SettingFieldProps) {
  const { t } = useTranslation();
  const { unit, choices } = setting;
  const common = {
    label: t('setting.newValue'),
    value: text,
    error: fault !== null,
    helperText: fault ?? ' ',
    autoFocus: true,
  };
  if (unit === 'choice' || unit === 'yesno') {
    const options =
      unit === 'choice'
        ? choices.map(({ value, title }) => ({ value, text: title }))
        : [
            { value: 'true', text: t('setting.yes') },
            { value: 'false', text: t('setting.no') },
          ];
    return <SelectField {...common} fullWidth options={options} onChange={onChange} />;
  }
  return (
    <TextField
      {...common}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        htmlInput: { inputMode: 'decimal' },
        input:
          unit === 'percent'
            ? { endAdornment: <InputAdornment position="end">%</InputAdornment> }
            : {},
      }}
      sx={{ width: '14rem' }}
    />
  );
}
