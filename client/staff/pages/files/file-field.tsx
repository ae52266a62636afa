import Close from '@mui/icons-material/Close';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../server/files/schema.ts';
import { useSendFile, type FilePlace } from '../../queries/files.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FileLink } from '../../ui/file-link.tsx';

/** What the server takes; it looks into each file itself. */
const accept = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx,.odt,.ods';
const mostBytes = 10 * 2 ** 20;

interface FileFieldProps {
  label: string;
  hint?: string;
  place: FilePlace;
  files: readonly FileView[];
  onChange: (files: FileView[]) => void;
  /** How many files there may be. */
  most?: number;
  disabled?: boolean;
}

/**
 * Files that belong to what is being filled in: sent at once, with progress; one that was refused
 * stays named here with the reason, to be sent again or changed. The page saves their ids.
 */
export function FileField(props: FileFieldProps) {
  const { label, hint, place, files, onChange, most = 1, disabled = false } = props;
  const { t } = useTranslation();
  const id = useId();
  const send = useSendFile(place);
  const [chosen, setChosen] = useState<{ file: File; share: number } | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const start = (file: File) => {
    setChosen({ file, share: 0 });
    setTooLarge(file.size > mostBytes);
    send.reset();
    if (file.size > mostBytes) return;
    send.mutate(
      { file, onProgress: (share) => setChosen({ file, share }) },
      {
        onSuccess: (sent) => {
          setChosen(null);
          onChange([...files, sent]);
        },
      },
    );
  };
  const fault = tooLarge ? t('file.tooLarge') : send.error?.message;
  return (
    <Box role="group" aria-labelledby={id} sx={{ minWidth: 0 }}>
      <Typography id={id} sx={{ fontWeight: 500, mb: 0.5 }}>
        {label}
      </Typography>
      {hint && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
          {hint}
        </Typography>
      )}
      {files.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mb: 1, p: 0 }}>
          {files.map((file) => (
            <Box
              component="li"
              key={file.id}
              sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, py: 0.5 }}
            >
              <Box sx={{ flex: 1, minWidth: 0, py: 0.5 }}>
                <FileLink file={file} />
              </Box>
              {!disabled && (
                <IconButton
                  size="small"
                  aria-label={t('file.remove', { name: file.name })}
                  onClick={() => onChange(files.filter((one) => one.id !== file.id))}
                >
                  <Close fontSize="small" />
                </IconButton>
              )}
            </Box>
          ))}
        </Box>
      )}
      {!disabled && files.length < most && (
        <FileDrop
          disabled={send.isPending}
          onFile={start}
          accept={accept}
          texts={{ drop: t('file.drop'), choose: t('file.choose'), kinds: t('file.kinds') }}
        />
      )}
      <Box role="status" sx={{ mt: chosen ? 1 : 0 }}>
        {chosen && send.isPending && (
          <>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere', mb: 0.5 }}>
              {chosen.share < 1
                ? t('file.sending', { name: chosen.file.name })
                : t('file.checking', { name: chosen.file.name })}
            </Typography>
            <LinearProgress
              aria-label={t('file.sending', { name: chosen.file.name })}
              variant={chosen.share < 1 ? 'determinate' : 'indeterminate'}
              value={Math.round(chosen.share * 100)}
            />
          </>
        )}
      </Box>
      {chosen && fault !== undefined && !send.isPending && (
        <Alert
          severity="error"
          sx={{ mt: 1 }}
          action={
            <>
              {!tooLarge && (
                <Button color="inherit" size="small" onClick={() => start(chosen.file)}>
                  {t('common.retry')}
                </Button>
              )}
              <IconButton
                color="inherit"
                size="small"
                aria-label={t('file.forget', { name: chosen.file.name })}
                onClick={() => {
                  send.reset();
                  setTooLarge(false);
                  setChosen(null);
                }}
              >
                <Close fontSize="small" />
              </IconButton>
            </>
          }
        >
          <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {chosen.file.name}
          </Box>
          <br />
          {fault}
        </Alert>
      )}
    </Box>
  );
}
