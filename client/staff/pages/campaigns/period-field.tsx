import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { FormView } from '../../../../server/forms/schema.ts';
import type { MunicipalityView } from '../../../../server/municipalities/schema.ts';
import { offeredPeriods, periodName, type PeriodType } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { SelectField } from '../../ui/select-field.tsx';

interface PeriodFieldProps {
  form: FormView;
  municipality: MunicipalityView;
  value: string;
  onChange: (period: string) => void;
  fault: string | undefined;
}

/** The period, offered in the kind that the form collects. */
export function PeriodField({ form, municipality, value, onChange, fault }: PeriodFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const hint = t('newCampaign.periodHint', {
    year: periodName(municipality.workingYear, language),
  });
  const common = {
    id: 'campaign-period',
    label: t('newCampaign.period'),
    value,
    error: fault !== undefined,
    helperText: fault ?? hint,
  };
  if (form.periodType === 'day') {
    return (
      <TextField
        {...common}
        type="date"
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    );
  }
  const offered = offeredPeriods(form.periodType as PeriodType, municipality.workingYear);
  return (
    <SelectField
      {...common}
      onChange={onChange}
      options={offered.map((period) => ({ value: period, text: periodName(period, language) }))}
    />
  );
}
