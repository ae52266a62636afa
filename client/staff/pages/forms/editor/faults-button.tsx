import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import Popover from '@mui/material/Popover';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFault } from '../../../../../forms/edit/faults.ts';
import { localText } from '../../../format/local-text.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { Status } from '../../../ui/status.tsx';

interface FaultsButtonProps {
  faults: DraftFault[];
  onGo: (fault: DraftFault) => void;
}

/** How much stands in the way of publishing; opens the list, each line leading to its place. */
export function FaultsButton({ faults, onGo }: FaultsButtonProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (faults.length === 0) {
    return (
      <Box
        sx={{
          px: 1.25,
          display: { xs: 'none', sm: 'flex' },
          alignItems: 'center',
          minHeight: 32,
        }}
      >
        <Status tone="good" icon={CheckCircle} text={t('editor.noFaults')} />
      </Box>
    );
  }
  return (
    <>
      <Button
        size="small"
        color="warning"
        startIcon={<WarningAmber />}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('editor.faults', { count: faults.length })}
      </Button>
      {anchor && (
        <Popover
          open
          anchorEl={anchor}
          onClose={() => setAnchor(null)}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          slotProps={{
            paper: { role: 'dialog', 'aria-label': t('editor.faultsTitle'), sx: { maxWidth: 480 } },
          }}
          disableRestoreFocus
        >
          <Typography sx={{ fontWeight: 600, px: 2, pt: 1.5 }}>
            {t('editor.faultsTitle')}
          </Typography>
          <List dense>
            {faults.map((fault) => (
              <ListItemButton
                key={JSON.stringify(fault)}
                onClick={() => {
                  setAnchor(null);
                  onGo(fault);
                }}
              >
                {localText(fault.message, language)}
              </ListItemButton>
            ))}
          </List>
        </Popover>
      )}
    </>
  );
}
