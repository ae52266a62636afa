import { useTranslation } from 'react-i18next';
import type { ScheduleView } from '../../../../server/schedules/schema.ts';
import type { ScheduleFilter } from '../../queries/schedule.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';

const levels = ['municipality', 'organization', 'both', 'region', 'individual'] as const;

interface ScheduleFiltersProps {
  schedule: ScheduleView;
  filter: ScheduleFilter;
  onChange: (part: Partial<ScheduleFilter>) => void;
}

/** A select option is one line, so an official name is shortened there. */
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text);

export function ScheduleFilters({ schedule, filter, onChange }: ScheduleFiltersProps) {
  const { t } = useTranslation();
  return (
    <FilterBar label={t('schedule.find')}>
      <SearchField
        label={t('schedule.find')}
        value={filter.search}
        onChange={(search) => onChange({ search })}
        width="17rem"
      />
      <SelectField
        label={t('schedule.direction')}
        value={filter.direction}
        onChange={(direction) => onChange({ direction })}
        sx={{ width: { xs: 1, sm: '19rem' } }}
        options={[
          { value: '', text: t('schedule.allDirections') },
          ...schedule.directions.map(({ id, title, rows }) => ({
            value: id,
            text: `${short(title)} (${rows})`,
          })),
        ]}
      />
      <SelectField
        label={t('schedule.level')}
        value={filter.level}
        onChange={(level) => onChange({ level })}
        sx={{ width: { xs: 1, sm: '12rem' } }}
        options={[
          { value: '', text: t('schedule.allLevels') },
          ...levels.map((value) => ({ value, text: t(`schedule.levels.${value}`) })),
        ]}
      />
      <SelectField
        label={t('schedule.year')}
        value={filter.year}
        onChange={(year) => onChange({ year })}
        sx={{ width: { xs: 1, sm: '9rem' } }}
        options={[
          { value: '', text: t('schedule.allYears') },
          ...schedule.years.map((year) => ({ value: String(year), text: String(year) })),
        ]}
      />
    </FilterBar>
  );
}
