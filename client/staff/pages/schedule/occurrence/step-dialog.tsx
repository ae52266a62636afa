import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api.ts';
import type { FileView } from '../../../../../server/files/schema.ts';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useWriteStep } from '../../../queries/occurrences.ts';
import { useCan } from '../../../queries/person.ts';
import { useScheduleSettings } from '../../../queries/plan.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayField } from '../day-field.tsx';
import { FileField } from '../../files/file-field.tsx';
import { emptyMeeting, readMeeting, type MeetingDraft } from './meeting-draft.ts';
import { MeetingFields } from './meeting-fields.tsx';

interface StepDialogProps {
  one: OccurrenceDetail;
  step: OccurrenceDetail['stepList'][number];
  onClose: () => void;
}

/** Writes down a step; of a meeting its agenda, who was present, the votes and the minutes. */
export function StepDialog({ one, step, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const can = useCan();
  const zone = useZone();
  const write = useWriteStep(one.id);
  const { data: settings } = useScheduleSettings();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const [date, setDate] = useState(today);
  const [note, setNote] = useState('');
  const [draft, setDraft] = useState<MeetingDraft>(emptyMeeting);
  const [minutes, setMinutes] = useState<FileView[]>([]);
  const [asked, setAsked] = useState(false);
  const isMeeting = step.kind === 'meeting';
  const members = draft.members ?? String(settings?.council?.members ?? '');
  const meeting = readMeeting({ ...draft, members }, minutes[0]?.id ?? null);
  const fault =
    date === '' ? t('occurrence.dayNeeded') : date > today ? t('occurrence.dayFuture') : '';
  const unpublished = step.kind === 'publication' && one.published.length === 0;
  const submit = () => {
    setAsked(true);
    if (fault !== '' || (isMeeting && !meeting.value)) return;
    const input = {
      ...{ version: one.version, date, note: note.trim() },
      ...(isMeeting && meeting.value && { meeting: meeting.value }),
    };
    write.mutate({ step: step.id, input }, { onSuccess: onClose });
  };
  const dateFault = write.error instanceof Problem ? write.error.at('date') : undefined;
  return (
    <Confirm
      open
      title={step.title}
      submit={t('occurrence.steps.submit')}
      busy={write.isPending || unpublished}
      error={write.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2.5} sx={{ pt: 1 }}>
        {unpublished && <Alert severity="warning">{t('occurrence.steps.unpublished')}</Alert>}
        <DayField
          label={t(isMeeting ? 'occurrence.steps.meetingDate' : 'occurrence.steps.date')}
          value={date}
          max={today}
          onChange={setDate}
          error={(asked && fault !== '') || dateFault !== undefined}
          helperText={(asked && fault) || dateFault || ''}
          sx={{ maxWidth: '14rem' }}
        />
        {isMeeting && (
          <MeetingFields
            draft={{ ...draft, members }}
            onChange={setDraft}
            faults={asked ? meeting.faults : {}}
            value={meeting.value}
          />
        )}
        {isMeeting && can('schedule.write') && (
          <>
            <FileField
              label={t('occurrence.steps.minutes')}
              place={{ purpose: 'minutes', organizationId: null }}
              files={minutes}
              onChange={setMinutes}
            />
            {minutes.length === 0 && (
              <Alert severity="warning">{t('occurrence.steps.minutesHint')}</Alert>
            )}
          </>
        )}
        <TextField
          label={t('occurrence.steps.note')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
      </Stack>
    </Confirm>
  );
}
