import Close from '@mui/icons-material/Close';
import MenuIcon from '@mui/icons-material/Menu';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { Rail, railWidth } from './rail.tsx';

/** On narrow screens: the product's name and the button that opens the rail as a drawer. */
export function TopBar() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Box
      component="header"
      aria-label={t('common.product')}
      sx={{
        display: { xs: 'flex', md: 'none' },
        displayPrint: 'none',
        alignItems: 'center',
        gap: 1,
        px: 1,
        height: 56,
        borderBottom: 1,
        borderColor: 'divider',
        backgroundColor: 'background.paper',
      }}
    >
      <IconButton
        aria-label={t('common.openMenu')}
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <MenuIcon />
      </IconButton>
      <Brand />
      <Drawer
        open={open}
        onClose={close}
        slotProps={{
          paper: { sx: { width: railWidth + 28 }, 'aria-label': t('common.menu') },
        }}
      >
        <IconButton
          aria-label={t('common.closeMenu')}
          onClick={close}
          sx={{ position: 'absolute', right: 8, top: 12, zIndex: 1 }}
        >
          <Close />
        </IconButton>
        <Rail onNavigate={close} />
      </Drawer>
    </Box>
  );
}
