import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api.ts';
import { useGiveLink } from '../../queries/evidence.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { FileField } from '../files/file-field.tsx';
import { AboutProof } from './about-proof.tsx';
import { completeAddress, type Proof } from './proofs.ts';

interface LinkDialogProps {
  proof: Proof;
  period: string;
  onClose: () => void;
}

/** What proves the indicators named, an address or files, given once for all of them. */
export function LinkDialog({ proof, period, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const save = useGiveLink();
  const [url, setUrl] = useState(proof.link?.url ?? '');
  const [note, setNote] = useState(proof.link?.note ?? '');
  const [sure, setSure] = useState(false);
  const [files, setFiles] = useState(proof.link?.files ?? []);
  const [asked, setAsked] = useState(false);
  const { documentId, organizationId, revision } = proof;
  const slot = { period, organizationId, documentId };
  const address = completeAddress(url);
  const fault =
    save.error instanceof Problem && save.error.at('url') !== undefined
      ? save.error.at('url')
      : asked && address === '' && files.length === 0
        ? t('evidence.urlMissing')
        : undefined;
  const give = (url: string | null, fileIds: string[]) =>
    save.mutate(
      { slot, url, fileIds, note: url || fileIds.length > 0 ? note.trim() : '', revision },
      { onSuccess: onClose },
    );
  return (
    <Confirm
      open
      title={t(proof.link ? 'evidence.changeLink' : 'evidence.giveLink')}
      submit={t('common.save')}
      busy={save.isPending}
      error={fault === undefined ? save.error : null}
      onSubmit={() => {
        setAsked(true);
        if (address === '' && files.length === 0) return;
        give(
          address || null,
          files.map(({ id }) => id),
        );
      }}
      onClose={onClose}
    >
      <AboutProof proof={proof} />
      <Stack spacing={2.5}>
        <TextField
          id="evidence-url"
          autoFocus
          type="url"
          label={t('evidence.url')}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          error={fault !== undefined}
          helperText={fault ?? t('evidence.urlHint')}
          slotProps={{ htmlInput: { maxLength: 2000, inputMode: 'url' } }}
        />
        <FileField
          label={t('evidence.files')}
          hint={t('evidence.filesHint')}
          place={{ purpose: 'evidence', organizationId }}
          files={files}
          onChange={setFiles}
          most={5}
        />
        <TextField
          id="evidence-note"
          label={t('evidence.note')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          helperText={t('evidence.noteHint')}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
      </Stack>
      {proof.verdict && (
        <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
          {t('evidence.verdictGoes')}
        </Typography>
      )}
      {proof.link && (
        <Button
          color="error"
          size="small"
          sx={{ mt: 2 }}
          onClick={() => (sure ? give(null, []) : setSure(true))}
        >
          {t(sure ? 'evidence.withdrawSure' : 'evidence.withdraw')}
        </Button>
      )}
    </Confirm>
  );
}
