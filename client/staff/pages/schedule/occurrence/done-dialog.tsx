import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { usePerson } from '../../../queries/person.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayField } from '../day-field.tsx';
import { FileField } from '../../files/file-field.tsx';

/** When it was done and what came of it, with the files, in one step. */
export function DoneDialog({ one, onClose }: { one: OccurrenceDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [own = null] = usePerson().organizationIds;
  const change = useChangeOccurrence(one.id);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const [day, setDay] = useState(today);
  const [text, setText] = useState(one.deliverableText);
  const [files, setFiles] = useState(one.deliverableFiles);
  const [asked, setAsked] = useState(false);
  const fault =
    day === '' ? t('occurrence.dayNeeded') : day > today ? t('occurrence.dayFuture') : '';
  const submit = () => {
    setAsked(true);
    if (fault !== '') return;
    change.mutate(
      {
        version: one.version,
        state: 'done',
        doneOn: day,
        deliverableText: text.trim(),
        deliverableFileIds: files.map(({ id }) => id),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Confirm
      open
      title={t('occurrence.done.title')}
      submit={t('occurrence.done.submit')}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Stack spacing={2.5} sx={{ pt: 1 }}>
        {one.deliverable && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('occurrence.expected', { text: one.deliverable })}
          </Typography>
        )}
        <DayField
          label={t('occurrence.done.day')}
          value={day}
          max={today}
          onChange={setDay}
          error={asked && fault !== ''}
          helperText={asked ? fault : ''}
          sx={{ maxWidth: '14rem' }}
        />
        <TextField
          label={t('occurrence.done.text')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          multiline
          minRows={2}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
        <FileField
          label={t('occurrence.files')}
          place={{ purpose: 'deliverable', organizationId: own }}
          most={50}
          files={files}
          onChange={setFiles}
        />
      </Stack>
    </Confirm>
  );
}
