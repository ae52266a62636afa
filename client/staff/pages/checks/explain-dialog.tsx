import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundViolation } from '../../../../server/checks/found.schema.ts';
import { useFollowUp } from '../../queries/checks.ts';
import { Confirm } from '../../ui/confirm.tsx';

export interface DecideProps {
  rows: readonly FoundViolation[];
  nameOf: (row: FoundViolation) => string;
  onDone: () => void;
  onClose: () => void;
}

/** The department takes what organizations said about their numbers. */
export function ExplainDialog({ rows, nameOf, onDone, onClose }: DecideProps) {
  const { t } = useTranslation();
  const follow = useFollowUp();
  const [note, setNote] = useState('');
  const submit = () =>
    follow.mutate(
      rows.map(({ assignmentId, violation }) => ({
        ...{ assignmentId, violationId: violation.id, note: note.trim() },
        decision: 'explained',
      })),
      {
        onSuccess: () => {
          onDone();
          onClose();
        },
      },
    );
  return (
    <Confirm
      open
      title={t(rows.length > 1 ? 'check.explainAll' : 'check.explain')}
      submit={t('check.explainSubmit')}
      busy={follow.isPending}
      error={follow.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box component="ul" sx={{ pl: 2.5, mt: 0 }}>
        {rows.map((row) => (
          <li key={`${row.assignmentId} ${row.violation.id}`}>
            {nameOf(row)}
            <Box sx={{ color: 'text.secondary' }}>{row.comment || t('check.noComment')}</Box>
          </li>
        ))}
      </Box>
      <TextField
        fullWidth
        multiline
        label={t('check.note')}
        helperText={t('check.noteHint')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </Confirm>
  );
}
