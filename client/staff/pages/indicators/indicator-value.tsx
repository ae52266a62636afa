import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IndicatorRow, IndicatorValueView } from '../../../../server/indicators/schema.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';

interface IndicatorValueProps {
  value: IndicatorValueView | null;
  indicator: Pick<IndicatorRow, 'unit' | 'decimals' | 'bound'>;
  large?: boolean;
}

/** A figure with its unit, or the reason why there is none: never a bare dash or zero. */
export function IndicatorValue({ value, indicator, large = false }: IndicatorValueProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useNoValueWords(value, indicator.bound);
  if (value && value.value !== null && !value.hidden && !value.fewerThanFive) {
    return (
      <Box
        component="span"
        sx={{
          fontWeight: 650,
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
          ...(large ? { fontSize: '2.25rem', lineHeight: 1.1 } : {}),
        }}
      >
        {withUnit(formatNumber(value.value, indicator.decimals, language), indicator.unit)}
      </Box>
    );
  }
  if (value?.fewerThanFive) return <strong>{t('indicator.fewerThanFive')}</strong>;
  return (
    <Box
      component="span"
      sx={{ color: 'text.secondary', fontSize: large ? '1.125rem' : '0.8125rem' }}
    >
      {words}
    </Box>
  );
}

function useNoValueWords(value: IndicatorValueView | null, bound: boolean): string {
  const { t } = useTranslation();
  if (value?.hidden) return t('indicator.hidden');
  if (value?.reason) return t(`indicator.reason.${value.reason}`);
  return t(bound ? 'indicator.reason.notReported' : 'indicator.reason.notBound');
}
