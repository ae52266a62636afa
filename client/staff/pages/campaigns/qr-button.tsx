import QrCode2 from '@mui/icons-material/QrCode2';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

/** Shows the QR code of one link large enough to be scanned from the screen. */
export function QrButton({ link }: { link: LinkView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<QrCode2 />}
        aria-label={t('link.qrOf', { name: link.organizationName })}
        onClick={() => setOpen(true)}
      >
        {t('link.qr')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        aria-labelledby={id}
        maxWidth="xs"
        fullWidth
      >
        <DialogTitle id={id}>{link.organizationName}</DialogTitle>
        <DialogContent sx={{ textAlign: 'center' }}>
          <img
            src={link.qr}
            alt={t('link.qrOf', { name: link.organizationName })}
            style={{ width: '100%', maxWidth: 320, aspectRatio: '1' }}
          />
          <Box sx={{ wordBreak: 'break-all', fontSize: '0.875rem' }}>
            {link.url} <CopyButton text={link.url} label={t('link.copy')} />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
