import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { Confirm } from '../../../ui/confirm.tsx';

/** What those who carry it out keep for themselves. */
export function NoteDialog({ one, onClose }: { one: OccurrenceDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChangeOccurrence(one.id);
  const [note, setNote] = useState(one.note);
  const submit = () =>
    change.mutate({ version: one.version, note: note.trim() }, { onSuccess: onClose });
  return (
    <Confirm
      open
      title={t('occurrence.note')}
      submit={t('common.save')}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('occurrence.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={4}
        helperText={t('occurrence.noteHint')}
        sx={{ mt: 1 }}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
      />
    </Confirm>
  );
}
