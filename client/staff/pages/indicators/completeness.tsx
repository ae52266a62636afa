import { useTranslation } from 'react-i18next';
import type { IndicatorValueView } from '../../../../server/indicators/schema.ts';

/** How many of the expected organizations are in a value, «10 из 12». */
export function Completeness({ value }: { value: IndicatorValueView | null }) {
  const { t } = useTranslation();
  if (value?.reported == null) return null;
  if (value.expected === null) return <>{value.reported}</>;
  return <>{t('common.of', { part: value.reported, whole: value.expected })}</>;
}
