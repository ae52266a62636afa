import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useOccurrences } from '../../../queries/occurrences.ts';
import { useMonthSchedule } from '../../../queries/schedule.ts';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { LevelField } from '../level-field.tsx';
import { NoDecree } from '../no-decree.tsx';
import { NothingPlanned } from '../nothing-planned.tsx';
import { StandingLegend } from '../standing-mark.tsx';
import { useFilter } from '../use-filter.ts';
import { yearMatrix } from './matrix.ts';
import { YearTable } from './year-table.tsx';

/** The school year at a glance: directions and their events by month. */
export function YearView() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [filter, change] = useFilter(['year', 'level', 'search']);
  const search = useDeferredValue(filter.search.trim());
  const { year, level } = filter;
  const occurrences = useOccurrences({ year, level, search });
  const { data: frame } = useMonthSchedule();
  const { data } = occurrences;
  const groups = useMemo(() => {
    if (!data || !frame) return [];
    return yearMatrix(data.items, data.year, frame.directions, t('schedule.noDirection'));
  }, [data, frame, t]);
  const narrowed = level !== '' || search !== '';
  return (
    <Loaded query={occurrences} rows={10}>
      {(found) =>
        found.total === 0 && !narrowed ? (
          <NothingPlanned />
        ) : (
          <>
            <FilterBar label={t('schedule.find')}>
              <SearchField
                label={t('schedule.find')}
                value={filter.search}
                onChange={(value) => change({ search: value })}
                width="16rem"
              />
              <LevelField value={level} onChange={(value) => change({ level: value })} />
              <SelectField
                label={t('occurrence.schoolYear')}
                value={found.year}
                onChange={(value) => change({ year: value })}
                sx={{ width: { xs: 1, sm: '13rem' } }}
                options={[...new Set([found.year, ...found.years])].sort().map((value) => ({
                  value,
                  text: periodName(value, language),
                }))}
              />
            </FilterBar>
            <NoDecree year={Number(found.year.slice(5))} />
            {groups.length === 0 ? (
              <Empty title={t('common.nothingFound')} text={t('common.nothingFoundHint')} />
            ) : (
              <Sheet
                flush
                title={t('occurrence.yearTitle', { count: found.total })}
                actions={<StandingLegend />}
              >
                <YearTable
                  key={String(narrowed)}
                  groups={groups}
                  year={found.year}
                  today={found.today}
                  // What was searched for is shown at once.
                  opened={narrowed || groups.length === 1}
                />
              </Sheet>
            )}
          </>
        )
      }
    </Loaded>
  );
}
