import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { periodName } from '../../../format/period.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { countedTexts, dayText, lateText, whenText } from '../occurrence-words.ts';
import { StandingWord } from '../standing-mark.tsx';
import { standingOf } from '../standing.ts';
import { ResponsibleOneDialog } from './responsible-one-dialog.tsx';
import { NoteDialog } from './note-dialog.tsx';

const quiet = { color: 'text.secondary', fontSize: '0.875rem' };

/** How it stands, when it is due and how that day came about, and whose it is. */
export function SummarySheet({ one }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const [dialog, setDialog] = useState<'responsible' | 'note' | null>(null);
  const late = lateText(one, today, t);
  const close = () => setDialog(null);
  const change = (what: 'responsible' | 'note', text: string) => (
    <div>
      <Button size="small" onClick={() => setDialog(what)} sx={{ ml: -1.25 }}>
        {text}
      </Button>
    </div>
  );
  const facts: [string, ReactNode][] = [
    [
      t('schedule.state'),
      <>
        <StandingWord standing={standingOf(one)} />
        {late !== '' && <Box sx={quiet}>{late}</Box>}
        {one.doneOn !== undefined && <Box sx={quiet}>{dayText(one.doneOn, language)}</Box>}
      </>,
    ],
    [
      t('schedule.timing'),
      <>
        <Box sx={{ fontWeight: 600 }}>{whenText(one, language, t)}</Box>
        {countedTexts(one, language, t).map((text) => (
          <Box key={text} sx={quiet}>
            {text}
          </Box>
        ))}
        {one.timingText !== null && (
          <Box sx={quiet}>{t('schedule.inDocument', { text: one.timingText })}</Box>
        )}
      </>,
    ],
    [
      t('occurrence.responsible'),
      <>
        {one.responsible?.name ?? (
          <Box component="span" sx={{ color: 'warning.main', fontWeight: 600 }}>
            {t('occurrence.nobody')}
          </Box>
        )}
        {one.responsible && (
          <Box sx={quiet}>{t(`occurrence.responsibleFrom.${one.responsible.source}`)}</Box>
        )}
        {one.may === 'plan' &&
          change('responsible', t(one.responsible ? 'schedule.change' : 'occurrence.assign'))}
      </>,
    ],
    [t('occurrence.schoolYear'), periodName(one.year, language)],
  ];
  if (one.may !== 'read' || one.note !== '') {
    facts.push([
      t('occurrence.note'),
      <>
        {one.note !== '' && <Box sx={{ whiteSpace: 'pre-line' }}>{one.note}</Box>}
        {one.may !== 'read' &&
          change('note', t(one.note === '' ? 'occurrence.noteAdd' : 'schedule.change'))}
      </>,
    ]);
  }
  return (
    <Sheet title={t('occurrence.summary')}>
      <Facts items={facts} />
      {dialog === 'responsible' && <ResponsibleOneDialog one={one} onClose={close} />}
      {dialog === 'note' && <NoteDialog one={one} onClose={close} />}
    </Sheet>
  );
}
