import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataFormView } from '../../../../server/assignments/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { contentText, questionTitle } from './grid/value-text.ts';
import { useFill } from './store/fill-context.ts';

type Event = DataFormView['history'][number];

/** Who did what and when, the newest first; what a submission changed, before and after. */
export function History({ view, zone }: { view: DataFormView; zone: string }) {
  const { t } = useTranslation();
  return (
    <Sheet title={t('fill.history')}>
      {view.history.length === 0 && (
        <Typography sx={{ color: 'text.secondary' }}>{t('fill.historyEmpty')}</Typography>
      )}
      <Box
        component="ol"
        reversed
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}
      >
        {view.history.toReversed().map((event) => (
          <Line key={`${event.at} ${event.action}`} event={event} zone={zone} />
        ))}
      </Box>
    </Sheet>
  );
}

interface LineProps {
  event: Event;
  zone: string;
}

function Line({ event, zone }: LineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { action, at, by, text, until, changes, afterAcceptance, takesBack } = event;
  const moment = formatMoment(at, zone, language);
  const count = changes.length;
  const ended = action === 'except' && !until;
  const name = ended ? 'exceptEnded' : takesBack ? 'takeBack' : toHead(event) ? 'toSign' : action;
  return (
    <li>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1 }}>
        <strong>{t(`fill.events.${name}`)}</strong>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {moment}, {by}
        </Box>
        {afterAcceptance && <Mark>{t('fill.afterAcceptance')}</Mark>}
        {count > 0 && (
          <Button
            size="small"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            sx={{ my: -0.5 }}
          >
            {t('fill.historyChanged', { count })}
          </Button>
        )}
      </Box>
      {(text || until) && (
        <Box sx={{ fontSize: '0.875rem', whiteSpace: 'pre-line' }}>
          {until
            ? t('fill.exceptUntil', { moment: formatMoment(until, zone, language), reason: text })
            : text}
        </Box>
      )}
      {open && <Changes event={event} moment={moment} />}
    </li>
  );
}

/** What is submitted goes to the head first, unless the head submits it. */
function toHead({ action, unsigned }: Event): boolean {
  return action === 'submit' && unsigned === true;
}

function Changes({ event, moment }: { event: Event; moment: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { store } = useFill();
  const shown = (name: string, content: Event['changes'][number]['before']) =>
    contentText(store.question(name), content, language, t);
  return (
    <Box sx={{ mt: 1, border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden' }}>
      <DataTable
        caption={t('fill.changesOf', { moment })}
        id="form-changes"
        rows={event.changes}
        rowKey={({ question }) => question}
        columns={[
          {
            id: 'question',
            title: t('fill.columns.title'),
            cell: ({ question }) => questionTitle(store.form, question, language),
            searchBy: ({ question }) => questionTitle(store.form, question, language),
          },
          {
            id: 'before',
            title: t('fill.before'),
            figure: true,
            cell: ({ question, before }) => shown(question, before),
          },
          {
            id: 'after',
            title: t('fill.after'),
            figure: true,
            cell: ({ question, after }) => shown(question, after),
          },
        ]}
      />
    </Box>
  );
}
