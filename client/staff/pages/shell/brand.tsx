import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';

/** The product's mark and name. The mark is drawn here, so that it is there with the first paint. */
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
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#15566b" />
        <path d="M8 23V15M14 23V9M20 23v-6" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" />
        <circle cx="25" cy="9.5" r="2.4" fill="#f2b45a" />
      </svg>
      {t('common.product')}
    </Box>
  );
}
