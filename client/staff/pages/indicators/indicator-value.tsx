import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IndicatorRow, IndicatorValueView } from '../../../../server/indicators/schema.ts';
import { useFigure, type Scope } from './use-figure.ts';

interface IndicatorValueProps {
  value: IndicatorValueView | null;
  indicator: Pick<IndicatorRow, 'unit' | 'unitCode' | 'decimals' | 'level' | 'bound'> &
    Partial<Pick<IndicatorRow, 'listing'>>;
  scope?: Scope;
  large?: boolean;
}

/** A figure with its unit, or the reason why there is none: never a bare dash or zero. */
export function IndicatorValue(props: IndicatorValueProps) {
  const { value, indicator, scope = 'municipality', large = false } = props;
  const { t } = useTranslation();
  const figure = useFigure();
  const words = useNoValueWords(value, indicator.bound, large);
  if (value && value.value !== null && !value.hidden && !value.fewerThanFive) {
    const text = figure({ ...value, value: value.value }, indicator, scope);
    const shown = (
      <Box
        component="span"
        sx={{
          fontWeight: 650,
          fontVariantNumeric: 'tabular-nums',
          // «не в списке», «1 201 чел.» are read in one go.
          ...(text.length > 14 ? {} : { whiteSpace: 'nowrap' }),
          // «у 4 из 9 организаций» does not break: as large as «81,4 %» it leaves a phone’s screen.
          ...(large ? { fontSize: text.length > 12 ? '1.5rem' : '2.25rem', lineHeight: 1.1 } : {}),
        }}
      >
        {text}
      </Box>
    );
    return value.compared ? (
      <>
        {shown}
        <Box
          component="span"
          sx={{ display: 'block', color: 'text.secondary', fontSize: '0.8125rem' }}
        >
          {t('indicator.compared', value.compared)}
        </Box>
      </>
    ) : (
      shown
    );
  }
  if (value?.judgement) {
    return (
      <Box
        component="span"
        sx={large ? { fontSize: '1.5rem', fontWeight: 650 } : { fontWeight: 600 }}
      >
        {value.judgement.title}
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

function useNoValueWords(value: IndicatorValueView | null, bound: boolean, large: boolean): string {
  const { t } = useTranslation();
  if (value?.hidden) {
    return t(value.reason === 'notCounted' ? 'indicator.reason.notCounted' : 'indicator.hidden');
  }
  // Several numbers in units of their own have no common one.
  if (value?.parts.some((part) => part.value.value !== null)) {
    return t(large ? 'indicator.inPartsBelow' : 'indicator.inParts');
  }
  if (value?.reason) return t(`indicator.reason.${value.reason}`);
  return t(bound ? 'indicator.reason.notReported' : 'indicator.reason.notBound');
}
