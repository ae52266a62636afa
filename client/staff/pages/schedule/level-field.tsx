import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/select-field.tsx';

export const levels = ['municipality', 'organization', 'both', 'region', 'individual'] as const;

interface LevelFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** Whose matter is shown. */
export function LevelField({ value, onChange }: LevelFieldProps) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('schedule.level')}
      value={value}
      onChange={onChange}
      sx={{ width: { xs: 1, sm: '9.5rem' } }}
      options={[
        { value: '', text: t('schedule.allLevels') },
        ...levels.map((level) => ({ value: level, text: t(`schedule.levels.${level}`) })),
      ]}
    />
  );
}
