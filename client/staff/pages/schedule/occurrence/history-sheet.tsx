import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { formatShort } from '../../../format/date.ts';
import { useLanguage, type Language } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { dayText } from '../occurrence-words.ts';
import { standings } from '../standing.ts';

type Line = OccurrenceDetail['history'][number];

const kinds = [
  ...(['state', 'doneOn', 'responsible', 'deliverable', 'files', 'links'] as const),
  ...(['published', 'campaigns', 'note', 'step', 'stepBack'] as const),
] as const;
const results = ['adopted', 'rejected', 'noQuorum'] as const;
const most = 6;

/** Who did what, the newest first. */
export function HistorySheet({ one: { history } }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const [all, setAll] = useState(false);
  const told = history.flatMap((line) => {
    const text = lineText(line, language, t);
    return text === '' ? [] : [{ ...line, text }];
  });
  if (told.length === 0) return null;
  const shown = all ? told : told.slice(0, most);
  return (
    <Sheet title={t('occurrence.history.title')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {shown.map(({ at, by, what, text }) => (
          <li key={`${at} ${what}`}>
            <Box sx={{ overflowWrap: 'anywhere' }}>{text}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {`${by}, ${formatShort(at, zone, language)}`}
            </Box>
          </li>
        ))}
      </Box>
      {told.length > most && (
        <Button size="small" onClick={() => setAll(!all)} sx={{ mt: 1, ml: -1.25 }}>
          {all ? t('common.showLess') : t('occurrence.history.all', { number: told.length })}
        </Button>
      )}
    </Sheet>
  );
}

/** A line in words; the server keeps what was changed as a name and its value. */
function lineText({ what, text }: Line, language: Language, t: TFunction): string {
  const kind = kinds.find((one) => one === what);
  if (!kind) return text;
  if (kind === 'doneOn') {
    return text === '' ? '' : t('occurrence.history.doneOn', { text: dayText(text, language) });
  }
  const [head = '', ...rest] = text.split(': ');
  const state = standings.find((one) => one === head);
  if (kind === 'state' && state) {
    const named = [t(`occurrence.standings.${state}`), ...rest].join(': ');
    return t('occurrence.history.state', { text: named });
  }
  const result = results.find((one) => one === rest.at(-1));
  if (kind === 'step' && result) {
    const words = text.slice(0, -result.length) + t(`occurrence.results.${result}`);
    return t('occurrence.history.meeting', { text: words });
  }
  if (kind === 'note' && text === '') return t('occurrence.history.noteGone');
  if (kind === 'responsible' && text === '') return t('occurrence.history.responsibleBack');
  return t(`occurrence.history.${kind}`, { text });
}
