import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';

export interface SourceOption {
  id: string;
  title: string;
  group: string;
}

interface SourceFieldProps {
  label: string;
  options: readonly SourceOption[];
  value: string;
  onChange: (id: string) => void;
  fault: string | undefined;
}

/** One of hundreds of quantities or indicators, found by typing some of its name. */
export function SourceField({ label, options, value, onChange, fault }: SourceFieldProps) {
  const { t } = useTranslation();
  return (
    <Autocomplete
      options={options}
      value={options.find(({ id }) => id === value) ?? null}
      groupBy={({ group }) => group}
      getOptionLabel={({ title }) => title}
      getOptionKey={({ id, group }) => `${group} ${id}`}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      noOptionsText={t('common.nothingFound')}
      onChange={(_, option) => onChange(option?.id ?? '')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          placeholder={t('boundTemplate.find')}
          error={fault !== undefined}
          helperText={fault}
        />
      )}
    />
  );
}
