import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';

/** As long as the server takes it. */
export const greetingLimit = 600;
export const greetingFieldId = 'municipality-greeting';

interface GreetingFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** The words to respondents; an example stands ready while there are none. */
export function GreetingField({ value, onChange }: GreetingFieldProps) {
  const { t } = useTranslation();
  const left = greetingLimit - value.length;
  const hint =
    left < 0
      ? t('municipality.greetingOver')
      : `${t('municipality.greetingHint')} ${t('municipality.greetingLeft', { count: left })}`;
  return (
    <div>
      <TextField
        id={greetingFieldId}
        label={t('municipality.greeting')}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        multiline
        fullWidth
        minRows={5}
        maxRows={14}
        error={left < 0}
        helperText={hint}
      />
      {value === '' && (
        <Button
          size="small"
          sx={{ mt: 1 }}
          onClick={() => onChange(t('municipality.greetingExample'))}
        >
          {t('municipality.greetingExampleUse')}
        </Button>
      )}
    </div>
  );
}
