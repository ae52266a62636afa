import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCalendar } from '../../queries/calendar.ts';
import { useCan } from '../../queries/person.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import type { GridDay } from './days.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { YearGrid } from './year-grid.tsx';

const [first, last] = [2021, 2099];

/** The working calendar that due days follow: one for everybody who works in this installation. */
export function CalendarPage() {
  const { t } = useTranslation();
  const can = useCan();
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get('year'));
  const year = asked >= first && asked <= last ? asked : new Date().getFullYear();
  const calendar = useCalendar(year);
  const [edited, setEdited] = useState<GridDay | null>(null);
  const go = (to: number) => setSearch({ year: String(to) }, { replace: true });
  return (
    <Page
      title={t('calendar.title')}
      above={<TextLink to="/schedule">{t('schedule.title')}</TextLink>}
      lead={t(can('calendar.write') ? 'calendar.leadWrite' : 'calendar.lead')}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 2 }}>
        <IconButton
          aria-label={t('calendar.yearBefore')}
          disabled={year <= first}
          onClick={() => go(year - 1)}
        >
          <ChevronLeft />
        </IconButton>
        <Box component="span" role="status" sx={{ fontWeight: 600, fontSize: '1.125rem' }}>
          {year}
        </Box>
        <IconButton
          aria-label={t('calendar.yearAfter')}
          disabled={year >= last}
          onClick={() => go(year + 1)}
        >
          <ChevronRight />
        </IconButton>
      </Box>
      <Loaded query={calendar} rows={10}>
        {(data) => (
          <YearGrid
            key={data.year}
            calendar={data}
            {...(can('calendar.write') && { onOpen: setEdited })}
          />
        )}
      </Loaded>
      {edited && <CorrectDialog day={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}
