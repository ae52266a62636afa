import LockOutlined from '@mui/icons-material/LockOutlined';
import TrendingDown from '@mui/icons-material/TrendingDown';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IndicatorRow } from '../../../../server/indicators/schema.ts';
import { Mark } from '../../ui/mark.tsx';

/** What a reader must know before using the figure: negative, restricted, the department's own. */
export function IndicatorMarks({ indicator }: { indicator: IndicatorRow }) {
  const { t } = useTranslation();
  const icon = { fontSize: '0.875rem', verticalAlign: '-2px', mr: 0.5 };
  const { negative, confidentiality, origin } = indicator;
  if (!negative && confidentiality === 'public' && origin !== 'context') return null;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5, mt: 0.5 }}>
      {negative && (
        <Mark title={t('indicator.negative')}>
          <TrendingDown aria-hidden sx={icon} />
          {t('indicator.negativeShort')}
        </Mark>
      )}
      {confidentiality !== 'public' && (
        <Mark title={t(`indicator.confidentiality.${confidentiality}`)}>
          <LockOutlined aria-hidden sx={icon} />
          {t('indicator.confidential')}
        </Mark>
      )}
      {origin === 'context' && <Mark>{t('indicator.context')}</Mark>}
    </Box>
  );
}
