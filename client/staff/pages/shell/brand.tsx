import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';

/** The product's mark and name. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.25,
        fontWeight: 700,
        fontSize: '1.0625rem',
      }}
    >
      <img src="/mark.svg" alt="" width={28} height={28} />
      {t('common.product')}
    </Box>
  );
}
