import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UploadView } from '../../../../../server/assignments/excel.schema.ts';
import { useReadTemplate } from '../../../queries/excel.ts';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { ChangeList } from './change-list.tsx';
import { RefusedList } from './refused-list.tsx';
import { taken, usuallyTaken, type TakenChange } from './taken.ts';

interface UploadDialogProps {
  assignmentId: string;
  onTake: (changes: TakenChange[]) => unknown;
  onClose: () => void;
}

/** Reads a filled template, shows what it would change and why some of it cannot be taken. */
export function UploadDialog({ assignmentId, onTake, onClose }: UploadDialogProps) {
  const { t } = useTranslation();
  const read = useReadTemplate(assignmentId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const id = useId();
  const open = (file: File) => {
    read.mutate(file, { onSuccess: ({ changes }) => setChosen(usuallyTaken(changes)) });
  };
  const view = read.data;
  const take = () => {
    if (view) onTake(taken(view.changes, chosen));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="md" fullWidth fullScreen={narrow}>
      <DialogTitle id={id}>{t('excel.title')}</DialogTitle>
      <DialogContent>
        {read.error && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {read.error.message}
          </Alert>
        )}
        {read.isPending && (
          <Box role="status" sx={{ mb: 2 }}>
            {t('excel.reading')}
            <LinearProgress aria-label={t('excel.reading')} sx={{ mt: 1 }} />
          </Box>
        )}
        {view ? (
          <Found view={view} chosen={chosen} onChoose={setChosen} />
        ) : (
          <FileDrop
            disabled={read.isPending}
            onFile={open}
            accept=".xlsx"
            texts={{
              drop: t('excel.drop'),
              choose: t('excel.choose'),
              kinds: t('excel.kinds'),
            }}
          />
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        {view && (
          <Button onClick={() => read.reset()} sx={{ mr: 'auto' }}>
            {t('excel.another')}
          </Button>
        )}
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {view && view.changes.length > 0 && (
          <Button variant="contained" disabled={chosen.size === 0} onClick={take}>
            {t('excel.take', { count: chosen.size })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface FoundProps {
  view: UploadView;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}

function Found({ view, chosen, onChoose }: FoundProps) {
  const { t } = useTranslation();
  const { changes, refused, same, missing } = view;
  const about = [
    ...(same > 0 ? [t('excel.same', { count: same })] : []),
    ...(missing > 0 ? [t('excel.missing', { count: missing })] : []),
  ].join('; ');
  const lead =
    changes.length > 0
      ? t('excel.summary')
      : t(refused.length > 0 ? 'excel.onlyRefused' : 'excel.nothing');
  return (
    <>
      <Box role="status" sx={{ mb: 2 }}>
        {lead}
        {about && (
          <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            {about.charAt(0).toUpperCase() + about.slice(1)}.
          </Box>
        )}
      </Box>
      {refused.length > 0 && <RefusedList refused={refused} />}
      {changes.length > 0 && <ChangeList changes={changes} chosen={chosen} onChoose={onChoose} />}
    </>
  );
}
