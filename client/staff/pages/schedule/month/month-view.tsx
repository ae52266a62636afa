import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useCalendar } from '../../../queries/calendar.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useOccurrences } from '../../../queries/occurrences.ts';
import { FilterBar } from '../../../ui/filter-bar.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { plusMonths } from '../days.ts';
import { LevelField } from '../level-field.tsx';
import { NoDecree } from '../no-decree.tsx';
import { OccurrenceLines } from '../occurrence-line.tsx';
import { useFilter } from '../use-filter.ts';
import { Agenda } from './agenda.tsx';
import { DayPanel } from './day-panel.tsx';
import { daysOfMonth } from './days-of-month.ts';
import { MonthGrid } from './month-grid.tsx';

/** A month of the plan: a calendar to walk through by keys; on a phone the days in order. */
export function MonthView() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const [filter, change] = useFilter(['month', 'level', 'search']);
  // The day is kept here, as keys need it at once; the address follows, to be passed on.
  const [chosen, setDay] = useState('');
  const asked = /^20\d{2}-(0[1-9]|1[0-2])$/.test(filter.month) ? filter.month : '';
  // Until a day is chosen it follows today, which is known once the municipality's zone is.
  const day = chosen || (asked === '' || today.startsWith(asked) ? today : `${asked}-01`);
  const month = day.slice(0, 7);
  const occurrences = useOccurrences({
    month,
    level: filter.level,
    search: filter.search.trim(),
  });
  const calendar = useCalendar(Number(month.slice(0, 4)));
  const off = useMemo(
    () => new Map(calendar.data?.days.map((one) => [one.day, one])),
    [calendar.data],
  );
  const items = occurrences.data?.items;
  const { days, running } = useMemo(() => daysOfMonth(items ?? [], month), [items, month]);
  const choose = (chosen: string) => {
    setDay(chosen);
    if (!chosen.startsWith(month)) change({ month: chosen.slice(0, 7) });
  };
  const go = (by: number) => choose(plusMonths(day, by));
  const name = periodName(month, language);
  return (
    <>
      <FilterBar label={t('schedule.find')}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mr: { sm: 1 } }}>
          <IconButton aria-label={t('occurrence.monthBefore')} onClick={() => go(-1)}>
            <ChevronLeft />
          </IconButton>
          <Typography
            variant="h2"
            role="status"
            sx={{
              minWidth: '10.5rem',
              textAlign: 'center',
              '&::first-letter': { textTransform: 'uppercase' },
            }}
          >
            {name}
          </Typography>
          <IconButton aria-label={t('occurrence.monthAfter')} onClick={() => go(1)}>
            <ChevronRight />
          </IconButton>
          <Button size="small" onClick={() => choose(today)}>
            {t('occurrence.toToday')}
          </Button>
        </Box>
        <SearchField
          label={t('schedule.find')}
          value={filter.search}
          onChange={(search) => change({ search })}
          width="14rem"
        />
        <LevelField value={filter.level} onChange={(level) => change({ level })} />
      </FilterBar>
      <NoDecree year={Number(month.slice(0, 4))} />
      <Loaded query={occurrences} rows={10}>
        {(found) => (
          <>
            {narrow ? (
              <Agenda month={month} days={days} off={off} today={found.today} />
            ) : (
              <Box
                sx={{
                  display: 'grid',
                  gridTemplateColumns: 'minmax(0, 1fr) minmax(17rem, 30%)',
                  gap: 2.5,
                  alignItems: 'start',
                }}
              >
                <Sheet flush>
                  <MonthGrid
                    month={month}
                    day={day}
                    today={found.today}
                    days={days}
                    off={off}
                    onChoose={choose}
                  />
                </Sheet>
                <DayPanel
                  day={day}
                  items={days.get(day) ?? []}
                  off={off.get(day)}
                  today={found.today}
                />
              </Box>
            )}
            {running.length > 0 && (
              <Sheet title={t('occurrence.runningTitle', { count: running.length })}>
                <OccurrenceLines
                  items={running}
                  label={t('occurrence.running')}
                  today={found.today}
                  first={8}
                />
              </Sheet>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
