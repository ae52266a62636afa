import type { CompiledChoice, CompiledQuestion, LocalText } from '../run/types.ts';
import { countDecimals, looseKey } from './scope.ts';
import { defined, isObject, type Source } from './source.ts';

const itemProperties = ['value', 'text', 'imageLink'];
const longestValue = 200;

/** Why a value cannot be a choice: SurveyJS would read it as something else. */
function isOddValue(value: string | number): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || countDecimals(value) > 6;
  const numeric = !Number.isNaN(Number(value.replace(',', '.')));
  const plain = numeric && (String(Number(value)) === value || /^0\d+$/.test(value));
  return (
    value === '' ||
    value.length > longestValue ||
    value.trim() !== value ||
    /^['"].*['"]$/s.test(value) ||
    /^undefined$/i.test(value) ||
    (numeric && !plain)
  );
}

/** Reads one item of `choices`, `rateValues`, `columns` or `rows`. */
function readItem(source: Source, property: string, item: unknown): CompiledChoice | undefined {
  const value = isObject(item) ? item['value'] : item;
  const wrong = (ru: string, en: string): void => {
    source.fault(property, 'choices.invalid', ru, en);
  };
  if ((typeof value !== 'string' && typeof value !== 'number') || isOddValue(value)) {
    wrong(
      'Значение варианта — число (3, а не «3.0») или непустая строка до 200 знаков без пробелов и кавычек по краям',
      'The value of a choice is a number (3, not “3.0”) or a non-empty string of at most 200 characters without spaces or quotes around it',
    );
    return undefined;
  }
  if (isObject(item)) {
    const odd = Object.keys(item).find((key) => !itemProperties.includes(key));
    if (odd !== undefined) {
      wrong(
        `Свойство ${odd} у варианта не поддерживается`,
        `The property ${odd} of a choice is not supported`,
      );
      return undefined;
    }
  }
  const text = isObject(item) ? source.localText(item['text'], `${property}.text`) : undefined;
  return { value, text: text ?? { ru: String(value) } };
}

/** Reads a list of choices; values must differ by more than case, space or quotes. */
export function readItems(source: Source, property: string): CompiledChoice[] {
  const list = source.json[property];
  if (!Array.isArray(list) || list.length === 0) {
    source.fault(
      property,
      'choices.missing',
      'Нет ни одного варианта',
      'There is nothing to choose from',
    );
    return [];
  }
  const items = list.flatMap((item: unknown, index) => {
    const read = readItem(source, `${property}[${index}]`, item);
    return read ? [read] : [];
  });
  checkRepeated(
    source,
    property,
    items.map((item) => item.value),
  );
  return items;
}

function checkRepeated(source: Source, property: string, values: (string | number)[]): void {
  const keys = values.map(looseKey);
  const repeated = values.find((_, index) => keys.indexOf(keys[index] ?? '') !== index);
  if (repeated === undefined) return;
  source.fault(
    property,
    'choices.invalid',
    `Значение «${repeated}» повторяется (регистр и кавычки не различаются)`,
    `The value "${repeated}" is repeated (case and quotes do not count)`,
  );
}

const usualOther: LocalText = { ru: 'Другое', en: 'Other' };
const usualNone: LocalText = { ru: 'Ничего из перечисленного', en: 'None of these' };

/** The choices of a radiogroup, dropdown, checkbox or tagbox, with «Другое» and «Ничего». */
export function readChoices(source: Source): Partial<CompiledQuestion> {
  const choices = readItems(source, 'choices');
  const other = source.flag('showOtherItem') || source.flag('hasOther');
  const none = source.flag('showNoneItem') || source.flag('hasNone');
  if (!source.flag('storeOthersAsComment', true)) {
    source.fault(
      'storeOthersAsComment',
      'property.unsupported',
      'Слова «Другого» хранятся только отдельно от ответа',
      'The words of "Other" are only stored beside the answer',
    );
  }
  const values = choices.map((choice) => choice.value);
  const special = [...(other ? ['other'] : []), ...(none ? ['none'] : [])];
  if (special.length > 0) checkRepeated(source, 'choices', [...new Set(values), ...special]);
  return defined<Partial<CompiledQuestion>>({
    choices,
    otherText: other ? (source.text('otherText') ?? usualOther) : undefined,
    noneText: none ? (source.text('noneText') ?? usualNone) : undefined,
  });
}

const mostRates = 100;

/** The points of a rating: given one by one, or from a lowest to a highest by a step. */
export function readRates(source: Source): CompiledChoice[] {
  if (Array.isArray(source.json['rateValues']) && source.json['rateValues'].length > 0) {
    return readItems(source, 'rateValues');
  }
  const min = source.number('rateMin') ?? 1;
  const step = source.number('rateStep') ?? 1;
  const count = source.number('rateCount') ?? 5;
  const max = source.number('rateMax') ?? min + step * (count - 1);
  const points = Math.floor((max - min) / step + 1e-9) + 1;
  if (!(step > 0) || !(points >= 2) || points > mostRates) {
    source.fault('rateMax', 'choices.invalid', 'Шкала задана неверно', 'The scale makes no sense');
    return [];
  }
  const digits = Math.max(countDecimals(min), countDecimals(step));
  return Array.from({ length: points }, (_, index) => {
    const value = Number((min + index * step).toFixed(Math.min(digits, 6)));
    return { value, text: { ru: String(value).replace('.', ','), en: String(value) } };
  });
}
