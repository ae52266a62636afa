import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { offeredPeriods, periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { SelectField, type Option } from '../../ui/select-field.tsx';
import { cityOf, currentSchoolYear, hoursFromMoscow, zones } from './zone.ts';

export interface MainValues {
  name: string;
  timeZone: string;
  workingYear: string;
}

interface MainFieldsProps {
  values: MainValues;
  onChange: (part: Partial<MainValues>) => void;
  /** The name was asked for and is missing. */
  noName: boolean;
}

export const nameFieldId = 'municipality-name';

/** Name, zone and working year, when creating a municipality and later. */
export function MainFields({ values, onChange, noName }: MainFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = new Date();
  const listed = zones.map((zone): Option => {
    const hours = hoursFromMoscow(zone, now);
    const shift = hours === 0 ? '' : hours > 0 ? `+${hours}` : `−${-hours}`;
    const city = t(`municipality.zones.${cityOf(zone)}`);
    return { value: zone, text: `${city}, ${t('municipality.moscowTime')}${shift}` };
  });
  const known = listed.some(({ value }) => value === values.timeZone);
  const years = offeredPeriods('schoolYear', currentSchoolYear(now));
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 560 }}>
      <TextField
        id={nameFieldId}
        label={t('municipality.name')}
        value={values.name}
        onChange={(event) => onChange({ name: event.target.value })}
        error={noName}
        helperText={t(noName ? 'municipality.needName' : 'municipality.nameHint')}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <SelectField
        label={t('municipality.zone')}
        value={values.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        helperText={t('municipality.zoneHint')}
        options={known ? listed : [...listed, { value: values.timeZone, text: values.timeZone }]}
      />
      <SelectField
        label={t('municipality.workingYear')}
        value={values.workingYear}
        onChange={(workingYear) => onChange({ workingYear })}
        helperText={t('municipality.workingYearHint')}
        options={[...new Set([...years, values.workingYear])]
          .toSorted()
          .map((value) => ({ value, text: periodName(value, language) }))}
      />
    </Stack>
  );
}
