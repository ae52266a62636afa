import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Meter } from '../../ui/meter.tsx';

interface ProgressShareProps {
  received: number;
  expected: number | null;
}

/** The response rate with a bar; nothing is pretended where the expected number is unknown. */
export function ProgressShare({ received, expected }: ProgressShareProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!expected) return <>—</>;
  const share = (100 * received) / expected;
  return (
    <Box sx={{ display: 'inline-block', width: '6.5rem', maxWidth: '100%', textAlign: 'right' }}>
      {withUnit(formatNumber(share, 0, language), '%')}
      <Meter
        share={Math.min(100, Math.round(share))}
        label={t('progress.share')}
        tone={share > 100 ? 'warning.main' : 'primary.main'}
      />
    </Box>
  );
}
