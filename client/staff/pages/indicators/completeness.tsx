import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IndicatorValueView } from '../../../../server/indicators/schema.ts';

const quiet = { color: 'text.secondary', fontSize: '0.8125rem' };

/** An answer that there is no number is an answer; older values tell only who is in them. */
function answeredIn({ answered }: IndicatorValueView, reported: number): number {
  return answered ?? reported;
}

/**
 * How many of the expected organizations answered, «10 из 12», and how many are in the value where
 * some answered that they have no number. A value that nobody collects
 * from organizations (entered, or computed from other indicators) says that it is the town's own.
 */
export function Completeness({ value }: { value: IndicatorValueView | null }) {
  const { t } = useTranslation();
  // Nobody asks for zero: its data came by itself, in a table.
  if (value?.reported == null || value.expected === 0) return null;
  if (value.expected !== null) {
    const part = answeredIn(value, value.reported);
    return (
      <>
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {t('common.of', { part, whole: value.expected })}
        </Box>
        {value.expected > 1 && part > value.reported && (
          <Box component="span" sx={{ display: 'block', ...quiet }}>
            {t('indicator.inValue', { count: value.reported })}
          </Box>
        )}
      </>
    );
  }
  if (value.reported > 1) return <>{t('common.organizations', { count: value.reported })}</>;
  return (
    <Box component="span" sx={quiet}>
      {t('indicator.asWhole')}
    </Box>
  );
}

/** The share of the expected organizations that answered, to sort by; null for unknown. */
export function completenessOf(value: IndicatorValueView | null): number | null {
  if (value?.reported == null || value.expected === null || value.expected === 0) return null;
  return answeredIn(value, value.reported) / value.expected;
}
