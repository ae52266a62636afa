import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IndicatorValueView } from '../../../../server/indicators/schema.ts';

/**
 * How many of the expected organizations are in a value, «10 из 12». A value that nobody collects
 * from organizations (entered, or computed from other indicators) says that it is the town's own.
 */
export function Completeness({ value }: { value: IndicatorValueView | null }) {
  const { t } = useTranslation();
  // Nobody asks for zero: its data came by itself, in a table.
  if (value?.reported == null || value.expected === 0) return null;
  if (value.expected !== null) {
    return (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {t('common.of', { part: value.reported, whole: value.expected })}
      </Box>
    );
  }
  if (value.reported > 1) return <>{t('common.organizations', { count: value.reported })}</>;
  return (
    <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
      {t('indicator.asWhole')}
    </Box>
  );
}

/** The share of the expected organizations that are in a value, to sort by; null for unknown. */
export function completenessOf(value: IndicatorValueView | null): number | null {
  if (value?.reported == null || value.expected === null || value.expected === 0) return null;
  return value.reported / value.expected;
}
