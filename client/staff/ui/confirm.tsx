import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmProps {
  open: boolean;
  title: string;
  submit: string;
  danger?: boolean;
  busy?: boolean;
  /** What is asked takes the focus itself: Enter must not go on before it is answered. */
  asks?: boolean;
  error?: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question before something that cannot be taken back. */
export function Confirm(props: ConfirmProps) {
  const { open, title, submit, danger = false, busy = false, asks = false } = props;
  const { error, onSubmit, onClose } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        {error && (
          <Alert severity="error" sx={{ mb: 2 }}>
            {error.message}
          </Alert>
        )}
        {props.children}
      </DialogContent>
      <DialogActions>
        {/* Enter takes the first step back from what cannot be undone, else goes on. */}
        <Button onClick={onClose} autoFocus={danger}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="contained"
          color={danger ? 'error' : 'primary'}
          disabled={busy}
          autoFocus={!danger && !asks}
          onClick={onSubmit}
        >
          {submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
