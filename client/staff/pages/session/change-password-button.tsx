import Key from '@mui/icons-material/KeyOutlined';
import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangePasswordDialog } from './change-password-dialog.tsx';

/** Opens the change of one's own password and says when it is done. */
export function ChangePasswordButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <>
      <Button
        size="small"
        color="inherit"
        startIcon={<Key fontSize="small" aria-hidden />}
        onClick={() => setOpen(true)}
        sx={{ minHeight: 36 }}
      >
        {t('password.change')}
      </Button>
      {open && (
        <ChangePasswordDialog
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            setDone(true);
          }}
        />
      )}
      <Snackbar
        open={done}
        autoHideDuration={4000}
        onClose={() => setDone(false)}
        message={t('password.changed')}
      />
    </>
  );
}
