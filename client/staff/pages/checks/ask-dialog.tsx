import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReturnFor } from '../../queries/checks.ts';
import { Confirm } from '../../ui/confirm.tsx';
import type { DecideProps } from './explain-dialog.tsx';
import { rowKey } from './found.ts';

/** Returns forms for correction: a remark at the field of each chosen number. */
export function AskDialog({ rows, nameOf, onDone, onClose }: DecideProps) {
  const { t } = useTranslation();
  const returning = useReturnFor();
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(rows.map((row) => [rowKey(row), row.violation.message])),
  );
  const textOf = (key: string) => (texts[key] ?? '').trim();
  const submit = () => {
    const forms = new Map(rows.map((row) => [row.assignmentId, row.revision]));
    returning.mutate(
      [...forms].map(([assignmentId, revision]) => ({
        ...{ assignmentId, revision },
        remarks: rows
          .filter((row) => row.assignmentId === assignmentId)
          .map((row) => ({ violationId: row.violation.id, text: textOf(rowKey(row)) })),
      })),
      {
        onSuccess: () => {
          onDone();
          onClose();
        },
      },
    );
  };
  return (
    <Confirm
      open
      title={t('check.ask')}
      submit={t('check.askSubmit')}
      busy={returning.isPending || rows.some((row) => textOf(rowKey(row)).length < 3)}
      error={returning.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box sx={{ mb: 2 }}>{t('check.askLead')}</Box>
      {rows.map((row) => {
        const key = rowKey(row);
        return (
          <TextField
            key={key}
            fullWidth
            multiline
            label={t('check.askText', { name: nameOf(row) })}
            helperText={t('check.askHint')}
            value={texts[key] ?? ''}
            onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 1000 } }}
            sx={{ mb: 2 }}
          />
        );
      })}
    </Confirm>
  );
}
