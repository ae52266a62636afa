import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnchorList } from '../../../../../server/schedules/plan.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useAnchorPreview, useSaveAnchor } from '../../../queries/plan.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayField } from '../day-field.tsx';
import { dayText } from '../occurrence-words.ts';

interface AnchorDialogProps {
  anchor: AnchorList['anchors'][number];
  year: string;
  onClose: () => void;
}

interface EventDraft {
  number?: number;
  date: string;
  title: string;
}

/** How many of the moved events are named. */
const most = 8;

/** The days of an event in a working year, and what they do to the plan before they are saved. */
export function AnchorDialog({ anchor, year, onClose }: AnchorDialogProps) {
  const { t } = useTranslation();
  const save = useSaveAnchor();
  const [events, setEvents] = useState<EventDraft[]>(
    anchor.events.length > 0 ? anchor.events : [{ date: '', title: '' }],
  );
  const dated = events.filter(({ date }) => /^20\d{2}-/.test(date));
  const input = { year, anchorId: anchor.id, events: dated };
  const isSame = JSON.stringify(dated) === JSON.stringify(anchor.events);
  const change = (index: number, part: Partial<EventDraft>) =>
    setEvents(events.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <Confirm
      open
      title={t('plan.anchors.dialog')}
      submit={t('common.save')}
      busy={save.isPending}
      error={save.error}
      onSubmit={() => (isSame ? onClose() : save.mutate(input, { onSuccess: onClose }))}
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 500, mb: 2 }}>{anchor.title}</Typography>
      <Stack spacing={2}>
        {events.map((event, index) => (
          <Box key={index} sx={{ display: 'flex', gap: 1, flexWrap: { xs: 'wrap', sm: 'nowrap' } }}>
            <DayField
              label={t('plan.anchors.date')}
              value={event.date}
              onChange={(date) => change(index, { date })}
              sx={{ flex: { xs: '1 1 8rem', sm: '0 0 11rem' } }}
            />
            {(events.length > 1 || event.title !== '') && (
              <>
                <TextField
                  label={t('plan.anchors.eventTitle')}
                  value={event.title}
                  onChange={({ target }) => change(index, { title: target.value })}
                  slotProps={{ htmlInput: { maxLength: 200 } }}
                />
                <IconButton
                  aria-label={t('plan.anchors.remove', { number: index + 1 })}
                  onClick={() => setEvents(events.filter((_, at) => at !== index))}
                >
                  <Close fontSize="small" />
                </IconButton>
              </>
            )}
          </Box>
        ))}
        <Box>
          <Button size="small" onClick={() => setEvents([...events, { date: '', title: '' }])}>
            {t('plan.anchors.add')}
          </Button>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {t('plan.anchors.addHint')}
          </Box>
        </Box>
        {!isSame && <Moved input={input} />}
      </Stack>
    </Confirm>
  );
}

/** What would get another day. */
function Moved({ input }: { input: Parameters<typeof useAnchorPreview>[0] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data, error } = useAnchorPreview(input, true);
  if (error) return <Typography role="alert">{error.message}</Typography>;
  if (!data) return <Typography role="status">{t('common.loading')}</Typography>;
  const { moved, added, removed, kept } = data;
  const told = (due: string | null) =>
    due === null ? t('schedule.undated') : dayText(due, language);
  return (
    <Box role="status">
      <Typography sx={{ fontWeight: 600 }}>
        {moved.length + added + removed === 0
          ? t('plan.anchors.movesNone')
          : t('plan.anchors.moves', { count: moved.length })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.875rem' }}>
        {moved.slice(0, most).map(({ title, event, before, after }, index) => (
          <li key={index}>
            {[title, event].filter(Boolean).join(', ')}
            {': '}
            <strong>{before === null ? told(after) : `${told(before)} → ${told(after)}`}</strong>
          </li>
        ))}
        {moved.length > most && (
          <li>{t('occurrence.moreShort', { number: moved.length - most })}</li>
        )}
        {added > 0 && <li>{t('plan.anchors.added', { count: added })}</li>}
        {removed > 0 && <li>{t('plan.anchors.removed', { count: removed })}</li>}
        {kept > 0 && <li>{t('plan.anchors.kept', { count: kept })}</li>}
      </Box>
    </Box>
  );
}
