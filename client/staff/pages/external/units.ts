import { useTranslation } from 'react-i18next';
import type { NumbersView } from '../../../../server/external/numbers.schema.ts';
import { formatNumber, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';

export type ExternalNumber = NumbersView['numbers'][number];

/** A number of another system with its indicator's decimals and unit. */
export function useShownNumber(): (of: ExternalNumber, value: number) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ unit, unitText, decimals }, value) =>
    withUnit(
      formatNumber(value, decimals, language),
      unit === 'percent' ? '%' : unitText || t(`external.units.${unit}`),
    );
}
