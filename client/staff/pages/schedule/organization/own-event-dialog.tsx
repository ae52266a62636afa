import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api.ts';
import type {
  OrganizationEventChange,
  OrganizationEventInput,
  OrganizationPlanDetail,
} from '../../../../../server/schedules/plan.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useSaveOrganizationEvent } from '../../../queries/plan.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayField } from '../day-field.tsx';
import { whenText } from '../occurrence-words.ts';

type Written = Required<OrganizationEventChange>;

const own = (day: string, of: string | null) => (day === '' || day === of ? null : day);

/** What the person has changed, with what stood there. */
function changeOf(written: Partial<Written>, opened: Written): OrganizationEventInput {
  const names = (Object.keys(written) as (keyof Written)[]).filter(
    (name) => written[name] !== opened[name],
  );
  const only = (of: Partial<Written>) =>
    Object.fromEntries(names.map((name) => [name, of[name]])) as OrganizationEventChange;
  return { ...only(written), seen: only(opened) };
}

interface OwnEventDialogProps {
  plan: OrganizationPlanDetail;
  event: OrganizationPlanDetail['list'][number];
  onClose: () => void;
}

/** The organization's own dates of one event, whether it is done, and a note. */
export function OwnEventDialog({ plan, event, onClose }: OwnEventDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const save = useSaveOrganizationEvent(plan.organizationId);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const { window } = event;
  // What the person saw on opening; a colleague's change that arrives later is none of theirs.
  const [opened] = useState<Written>(() => ({
    ...{ start: own(event.start ?? '', window.start), due: own(event.due ?? '', window.due) },
    ...{ done: event.done, doneOn: event.doneOn, note: event.note },
  }));
  const [start, setStart] = useState(event.start ?? '');
  const [due, setDue] = useState(event.due ?? '');
  const [done, setDone] = useState(event.done);
  const [doneOn, setDoneOn] = useState(event.doneOn ?? today);
  const [note, setNote] = useState(event.note);
  // An approved plan's dates stand; what is done goes on being marked.
  const fixed = plan.state === 'approved' || (window.start === null && window.due === null);
  const submit = () => {
    const written = {
      ...(!fixed && { start: own(start, window.start), due: own(due, window.due) }),
      ...{ done, doneOn: done ? doneOn : null, note: note.trim() },
    };
    const { occurrenceId } = event;
    save.mutate({ occurrenceId, ...changeOf(written, opened) }, { onSuccess: onClose });
  };
  const faultOf = (path: string) =>
    save.error instanceof Problem ? save.error.at(path) : undefined;
  const bounds = {
    ...(window.start !== null && { min: window.start }),
    ...(window.due !== null && { max: window.due }),
  };
  const when = whenText(
    {
      ...(window.start !== null && { start: window.start }),
      ...(window.due !== null && { due: window.due }),
    },
    language,
    t,
  );
  return (
    <Confirm
      open
      title={t('plan.own.dialog')}
      submit={t('common.save')}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 500, mb: 1 }}>{event.title}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 2.5 }}>
        {t('plan.own.window', { when })}
        {plan.state === 'approved' && ` ${t('plan.own.fixed')}`}
      </Typography>
      <Stack spacing={2.5}>
        {!fixed && (
          <Box sx={{ display: 'flex', gap: 1.5 }}>
            <DayField
              label={t('schedule.dateStart')}
              value={start}
              onChange={setStart}
              {...bounds}
              error={faultOf('start') !== undefined}
              helperText={faultOf('start') ?? ''}
            />
            <DayField
              label={t('schedule.dateEnd')}
              value={due}
              onChange={setDue}
              {...bounds}
              error={faultOf('due') !== undefined}
              helperText={faultOf('due') ?? ''}
            />
          </Box>
        )}
        <FormControlLabel
          control={<Checkbox checked={done} onChange={(_, on) => setDone(on)} />}
          label={t('plan.own.done')}
        />
        {done && (
          <DayField
            label={t('occurrence.done.day')}
            value={doneOn}
            max={today}
            onChange={setDoneOn}
            sx={{ maxWidth: '14rem' }}
            error={faultOf('doneOn') !== undefined}
            helperText={faultOf('doneOn') ?? ''}
          />
        )}
        <TextField
          label={t('occurrence.note')}
          value={note}
          onChange={(change) => setNote(change.target.value)}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      </Stack>
    </Confirm>
  );
}
