import FilterList from '@mui/icons-material/FilterList';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleView } from '../../../../server/schedules/schema.ts';
import type { ScheduleFilter } from '../../queries/schedule.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { LevelField } from './level-field.tsx';

const dues = ['overdue', 'month', 'running', 'later'] as const;
const states = ['draft', 'approved', 'done', 'archive'] as const;

interface ScheduleFiltersProps {
  schedule: ScheduleView;
  filter: ScheduleFilter;
  onChange: (part: Partial<ScheduleFilter>) => void;
}

/** A select option is one line, so an official name is shortened there. */
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 88).trimEnd()}…` : text);

/** Search and what to show; on a phone the rest stands behind a button. */
export function ScheduleFilters({ schedule, filter, onChange }: ScheduleFiltersProps) {
  const { t } = useTranslation();
  const used = [filter.direction, filter.level, filter.year].some((value) => value !== '');
  const [more, setMore] = useState(used);
  const counted = (text: string, rows: number) => `${text} (${rows})`;
  const show = filter.due === '' ? `state ${filter.state}` : `due ${filter.due}`;
  return (
    <FilterBar label={t('schedule.find')}>
      <SearchField
        label={t('schedule.find')}
        value={filter.search}
        onChange={(search) => onChange({ search })}
        width="14rem"
      />
      <SelectField
        label={t('schedule.show')}
        value={show}
        onChange={(value) => {
          const [kind, chosen = ''] = value.split(' ');
          onChange(kind === 'due' ? { due: chosen, state: '' } : { due: '', state: chosen });
        }}
        sx={{ width: { xs: 1, sm: '12.5rem' } }}
        options={[
          { value: 'state ', text: counted(t('schedule.all'), schedule.total) },
          ...dues.map((due) => ({
            value: `due ${due}`,
            text: counted(t(`schedule.due.${due}`), schedule.due[due]),
          })),
          ...states.map((state) => ({
            value: `state ${state}`,
            text: counted(t(`schedule.states.${state}`), schedule.states[state]),
          })),
        ]}
      />
      <Button
        size="small"
        startIcon={<FilterList aria-hidden />}
        aria-expanded={more}
        onClick={() => setMore(!more)}
        sx={{ display: { sm: 'none' } }}
      >
        {t('schedule.moreFilters')}
      </Button>
      <Box sx={{ display: { xs: more ? 'grid' : 'none', sm: 'contents' }, gap: 1.5, width: 1 }}>
        <SelectField
          label={t('schedule.direction')}
          value={filter.direction}
          onChange={(direction) => onChange({ direction })}
          sx={{ width: { xs: 1, sm: '13rem' } }}
          options={[
            { value: '', text: t('schedule.allDirections') },
            ...schedule.directions.map(({ id, title, rows }) => ({
              value: id,
              text: counted(short(title), rows),
            })),
          ]}
        />
        <LevelField value={filter.level} onChange={(level) => onChange({ level })} />
        <SelectField
          label={t('schedule.year')}
          value={filter.year}
          onChange={(year) => onChange({ year })}
          sx={{ width: { xs: 1, sm: '7.5rem' } }}
          options={[
            { value: '', text: t('schedule.allYears') },
            ...schedule.years.map((year) => ({ value: String(year), text: String(year) })),
          ]}
        />
      </Box>
    </FilterBar>
  );
}
