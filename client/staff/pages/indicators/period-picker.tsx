import { useTranslation } from 'react-i18next';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface PeriodPickerProps {
  period: string;
  periods: readonly string[];
  onChange: (period: string) => void;
  /** Said under the field while no period has values. */
  hint?: string | undefined;
}

/** The period that a page of the indicators looks at. */
export function PeriodPicker({ period, periods, onChange, hint }: PeriodPickerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const offered = [...new Set([period, ...periods])].filter(Boolean);
  return (
    <SelectField
      label={t('indicator.period')}
      value={period}
      onChange={onChange}
      sx={{ minWidth: '15rem' }}
      helperText={hint}
      options={offered.map((value) => ({ value, text: periodName(value, language) }))}
    />
  );
}
