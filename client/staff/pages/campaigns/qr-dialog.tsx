import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkView } from '../../../../server/links/schema.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

/** Shows the QR code of one link large enough to be scanned from the screen. */
export function QrDialog({ link, onClose }: { link: LinkView; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
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
        <Button autoFocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
