import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';

/** The first stop of the Tab key: past the rail, to the content. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <Box
      component="a"
      href="#content"
      sx={{
        position: 'absolute',
        left: 12,
        top: -80,
        zIndex: 2000,
        px: 2,
        py: 1,
        borderRadius: 1,
        backgroundColor: 'primary.main',
        color: 'primary.contrastText',
        '&:focus': { top: 12 },
      }}
    >
      {t('common.skip')}
    </Box>
  );
}
