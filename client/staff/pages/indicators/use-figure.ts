import { useTranslation } from 'react-i18next';
import type { IndicatorRow, IndicatorValueView } from '../../../../server/indicators/schema.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';

export type Scope = 'municipality' | 'organization';
/** A value with the parts that it was made of. */
type Shown = { value: number } & Pick<IndicatorValueView, 'numerator' | 'denominator'>;
type Measured = Pick<IndicatorRow, 'unit' | 'unitCode' | 'decimals' | 'level'> &
  Partial<Pick<IndicatorRow, 'listing'>>;

/**
 * Writes a value in its unit: «73,8 %», «4,00 балла», «да». A yes or no of organizations, counted
 * over a municipality, is how many of those asked said yes: «у 4 из 9». Of an organization, a share
 * of a list is whether it is on it.
 */
export function useFigure() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (shown: Shown, measured: Measured, scope: Scope): string => {
    const { unit, unitCode, decimals, level, listing } = measured;
    const { value, numerator, denominator } = shown;
    const figure = formatNumber(value, decimals, language);
    if (listing && scope === 'organization') {
      return t(value === 0 ? 'indicator.offList' : 'indicator.onList');
    }
    if (unitCode === 'yesno') {
      if (scope === 'municipality' && level !== 'municipality') {
        return t('indicator.haveIt', { part: numerator ?? 0, count: denominator ?? 0 });
      }
      return t(value === 0 ? 'fill.no' : 'fill.yes');
    }
    if (unitCode === 'points') {
      // With decimals the word follows the fraction: «4,00 балла».
      return withUnit(figure, t('indicator.points', { count: decimals > 0 ? 1.5 : value }));
    }
    return withUnit(figure, unit);
  };
}
