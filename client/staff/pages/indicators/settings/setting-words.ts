import { useTranslation } from 'react-i18next';
import type { SettingView } from '../../../../../server/indicators/settings.schema.ts';
import { formatPlain } from '../../../format/number.ts';
import { useLanguage } from '../../../i18n/index.ts';

type Value = SettingView['value'];

/** Writes a value of a setting as people read it: «30 %», «да», the title of a choice. */
export function useSettingWords(): (
  setting: Pick<SettingView, 'unit' | 'choices'>,
  value: Value,
) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ unit, choices }, value) => {
    if (typeof value === 'boolean') return t(value ? 'setting.yes' : 'setting.no');
    if (typeof value === 'string') {
      return choices.find((choice) => choice.value === value)?.title ?? value;
    }
    const figure = formatPlain(value, language);
    if (unit === 'choice' || unit === 'yesno') return figure;
    return t(`setting.units.${unit}`, { value: figure, count: value });
  };
}
