import type { SettingView } from '../../../../../server/indicators/settings.schema.ts';
import { inputNumber, parseNumber } from '../../../format/number.ts';
import type { Language } from '../../../i18n/index.ts';

type Value = SettingView['value'];

/** A value as it stands in the field. */
export function writeValue(value: Value, language: Language): string {
  return typeof value === 'number' ? inputNumber(value, language) : String(value);
}

/** What was typed or chosen as the setting's value; null where it is none. */
export function readValue({ unit }: Pick<SettingView, 'unit'>, text: string): Value | null {
  if (unit === 'yesno') return text === 'true';
  return unit === 'choice' ? text : parseNumber(text);
}
