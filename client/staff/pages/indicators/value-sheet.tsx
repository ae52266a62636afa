import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { IndicatorDetail, IndicatorValueView } from '../../../../server/indicators/schema.ts';
import { formatMoment } from '../../format/date.ts';
import { formatPlain } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Facts } from '../../ui/facts.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Completeness } from './completeness.tsx';
import { Conclusion } from './conclusion.tsx';
import { IndicatorMarks } from './indicator-marks.tsx';
import { IndicatorValue } from './indicator-value.tsx';
import { TargetLine } from './target-line.tsx';

/** The municipality's value with the parts it is made of. */
export function ValueSheet({ detail }: { detail: IndicatorDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const { indicator } = detail;
  const { value } = indicator;
  const plain = (number: number | null | undefined) =>
    number == null ? null : formatPlain(number, language);
  const parts: [string, React.ReactNode][] = [
    [t('indicator.exact'), exactly(value, indicator) && plain(value?.value)],
    [t('indicator.numerator'), plain(value?.numerator)],
    [t('indicator.denominator'), plain(value?.denominator)],
    // Of people; how many organizations are in it stands below.
    [t('indicator.n'), ofPeople(value) && plain(value?.n)],
    [t('indicator.completeness'), value?.reported == null ? null : <Completeness value={value} />],
    [t('indicator.fresh'), value?.freshAt ? formatMoment(value.freshAt, zone, language) : null],
    ...(isAimed(indicator)
      ? ([
          [
            t('indicator.target.title'),
            <TargetLine key="target" target={value?.target ?? null} indicator={indicator} />,
          ],
        ] as [string, React.ReactNode][])
      : []),
  ];
  return (
    <Sheet title={t('indicator.ofMunicipality')}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 6, rowGap: 2, alignItems: 'baseline' }}
      >
        <Box sx={{ minWidth: '10rem' }}>
          <IndicatorValue value={value} indicator={indicator} large />
          <Box sx={{ mt: 1 }}>
            <IndicatorMarks indicator={indicator} />
          </Box>
        </Box>
        <Facts items={parts.filter(([, shown]) => shown !== null)} />
      </Box>
      {indicator.state.state === 'judgement' && (
        <Conclusion indicatorKey={indicator.key} period={detail.period} />
      )}
    </Sheet>
  );
}

/** Whether `n` says more than the completeness does. */
function ofPeople(value: IndicatorValueView | null): true | null {
  if (value?.n == null || value.n === value.reported) return null;
  // A value of the municipality as a whole is not counted over anybody.
  return value.expected === null && value.n === 1 ? null : true;
}

/** Whether a target makes sense: a number of the municipality that is no conclusion in words. */
function isAimed({ unitCode, bound, state }: IndicatorDetail['indicator']): boolean {
  return bound && unitCode !== 'text' && state.state !== 'judgement';
}

/** Whether the rounded figure hides something that its readers may be asked about. */
function exactly(
  value: IndicatorValueView | null,
  { decimals, unitCode }: IndicatorDetail['indicator'],
): boolean | null {
  // At how many of how many is exact as it is.
  if (unitCode === 'yesno') return null;
  if (value?.value == null || value.hidden || value.fewerThanFive) return null;
  return Math.abs(value.value - Number(value.value.toFixed(decimals))) > 1e-9 || null;
}
