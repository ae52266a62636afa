import ButtonBase from '@mui/material/ButtonBase';
import Box from '@mui/material/Box';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../format/date.ts';
import { useLanguage, type Language } from '../../i18n/index.ts';
import { dayByKey, type GridDay } from './days.ts';

/** What a day is, in words: for the title, the screen reader and the dialog. */
export function dayWords({ special, working }: GridDay, language: Language, t: TFunction): string {
  const kind = working ? t('calendar.working') : t('calendar.off');
  if (!special) return kind;
  if (special.correction) {
    const { reason, by } = special.correction;
    return t('calendar.correctedBy', {
      ...{ kind, reason },
      by: by ?? t('calendar.correctedElsewhere'),
    });
  }
  if (special.title) return t('calendar.holiday', { title: special.title });
  if (special.movedFrom) {
    return t('calendar.movedFrom', { date: formatDay(special.movedFrom, 'UTC', language) });
  }
  return working ? t('calendar.movedWorking') : kind;
}

interface CellProps {
  day: GridDay;
  /** Whether the keyboard stands on it: one stop in the whole year. */
  current: boolean;
  onMove: (day: string) => void;
  onOpen?: ((day: GridDay) => void) | undefined;
}

/** A day: off days are tinted, moved ones framed, holidays bold, corrected ones have a dot. */
export function DayCell({ day, current, onMove, onOpen }: CellProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { special, working } = day;
  const words = `${formatDay(day.day, 'UTC', language)}: ${dayWords(day, language, t)}`;
  const moved = special?.kind === 'movedOff' || special?.kind === 'movedWorking';
  return (
    <ButtonBase
      data-day={day.day}
      tabIndex={current ? 0 : -1}
      aria-label={words}
      title={words}
      onClick={() => {
        onMove(day.day);
        onOpen?.(day);
      }}
      onKeyDown={(event) => {
        const to = dayByKey(day.day, event.key);
        if (to === null) return;
        event.preventDefault();
        onMove(to);
        document.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
      }}
      sx={{
        width: 1,
        height: 32,
        borderRadius: 1,
        fontSize: '0.875rem',
        border: 1,
        borderColor: moved ? 'text.secondary' : 'transparent',
        bgcolor: working ? 'transparent' : 'action.selected',
        color: working ? 'text.primary' : 'error.dark',
        fontWeight: special?.kind === 'holiday' ? 700 : 400,
        position: 'relative',
        '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 1 },
      }}
    >
      {day.number}
      {special?.correction && (
        <Box
          component="span"
          aria-hidden
          sx={{
            ...{ position: 'absolute', right: 3, top: 3, width: 5, height: 5 },
            ...{ borderRadius: '50%', bgcolor: 'primary.main' },
          }}
        />
      )}
    </ButtonBase>
  );
}
