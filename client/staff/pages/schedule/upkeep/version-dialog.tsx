import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../../server/files/schema.ts';
import type { PlanVersionView } from '../../../../../server/schedules/plan.schema.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useApproveVersion } from '../../../queries/plan.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { DayField } from '../day-field.tsx';
import { FileField } from '../../files/file-field.tsx';

interface VersionDialogProps {
  /** How many rows the version will hold. */
  approved: number;
  last: PlanVersionView | undefined;
  onClose: () => void;
}

/** Keeps the plan as it is now under an order: its number, date, file, and the regulation. */
export function VersionDialog({ approved, last, onClose }: VersionDialogProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const approve = useApproveVersion();
  const [number, setNumber] = useState('');
  const [date, setDate] = useState(new Date().toLocaleDateString('sv-SE', { timeZone: zone }));
  const [title, setTitle] = useState(last?.order.title ?? '');
  const [regulation, setRegulation] = useState(last?.order.regulation ?? '');
  const [note, setNote] = useState('');
  const [file, setFile] = useState<FileView[]>([]);
  const [regulationFile, setRegulationFile] = useState<FileView[]>([]);
  const [asked, setAsked] = useState(false);
  const faults = {
    number: number.trim() === '' ? t('plan.versions.numberEmpty') : '',
    date: date === '' ? t('occurrence.dayNeeded') : '',
    title: title.trim() === '' ? t('plan.versions.titleEmpty') : '',
  };
  const submit = () => {
    setAsked(true);
    if (Object.values(faults).some((fault) => fault !== '')) return;
    approve.mutate(
      {
        order: {
          ...{ number: number.trim(), date, title: title.trim(), regulation: regulation.trim() },
          ...{ fileId: file[0]?.id ?? null, regulationFileId: regulationFile[0]?.id ?? null },
          ...{ file: null, regulationFile: null },
        },
        note: note.trim(),
      },
      { onSuccess: onClose },
    );
  };
  const shown = (fault: string) => ({
    error: asked && fault !== '',
    helperText: asked ? fault : '',
  });
  return (
    <Confirm
      open
      title={t('plan.versions.dialog')}
      submit={t('plan.versions.submit')}
      busy={approve.isPending}
      error={approve.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2.5 }}>{t('plan.versions.dialogText', { count: approved })}</Typography>
      <Stack spacing={2.5}>
        <Box sx={{ display: 'flex', gap: 1.5 }}>
          <TextField
            label={t('plan.versions.number')}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
            {...shown(faults.number)}
            slotProps={{ htmlInput: { maxLength: 50 } }}
          />
          <DayField
            label={t('plan.versions.date')}
            value={date}
            onChange={setDate}
            {...shown(faults.date)}
          />
        </Box>
        <TextField
          label={t('plan.versions.orderTitle')}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          {...shown(faults.title)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <FileField
          label={t('plan.versions.file')}
          place={{ purpose: 'order', organizationId: null }}
          files={file}
          onChange={setFile}
        />
        <TextField
          label={t('plan.versions.regulation')}
          value={regulation}
          onChange={(event) => setRegulation(event.target.value)}
          helperText={t('plan.versions.regulationHint')}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        {regulation.trim() !== '' && (
          <FileField
            label={t('plan.versions.regulationFile')}
            place={{ purpose: 'order', organizationId: null }}
            files={regulationFile}
            onChange={setRegulationFile}
          />
        )}
        <TextField
          label={t('plan.versions.note')}
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
