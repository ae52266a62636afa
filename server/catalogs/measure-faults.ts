import type { CompileFault } from '../../forms/compile/faults.ts';
import type { LocalText } from '../../forms/run/types.ts';

/** What is wrong with a measure; `path` is the place inside it, `in.where`. */
export interface MeasureFault {
  path: string;
  code: string;
  message: LocalText;
  /** The part of an expression meant, and where it begins in its text. */
  fragment?: string;
  position?: number;
}

const texts = {
  form: {
    ru: 'Формы «{name}» нет. Опубликуйте её или укажите другую.',
    en: 'There is no form “{name}”. Publish it or name another.',
  },
  dataForm: {
    ru: 'Форма «{name}» — форма данных: её числа берут по элементам, {"element": …}.',
    en: 'The form “{name}” is a data form: its numbers are read by element, {"element": …}.',
  },
  roster: {
    ru: 'В форме нет вопроса «{name}». Укажите имя вопроса-таблицы.',
    en: 'The form has no question “{name}”. Name a question that is a table.',
  },
  notRoster: {
    ru: 'Вопрос «{name}» — не таблица, в которую отвечающий добавляет строки. Уберите roster или укажите другой вопрос.',
    en: 'The question “{name}” is no table to which the respondent adds rows. Remove `roster` or name another question.',
  },
  rosterText: {
    ru: 'Свободный текст {name} в строках таблицы сравнивать нельзя. Спрашивайте, есть ли ответ ({name} notempty), или сделайте столбец списком.',
    en: 'Free text {name} in the rows of a table cannot be compared. Ask whether there is an answer ({name} notempty), or make the column a list.',
  },
  element: {
    ru: 'Элемента «{name}» нет ни в словаре каталога, ни в формах данных. Проверьте имя или добавьте его в словарь.',
    en: 'Neither the catalog’s dictionary nor a data form has an element “{name}”. Check the name or add it to the dictionary.',
  },
  table: {
    ru: 'Таблицы «{name}» в каталоге нет. Добавьте её в tables или укажите другую.',
    en: 'The catalog has no table “{name}”. Add it to tables or name another.',
  },
  question: {
    ru: 'Вопроса или столбца {name} нет.',
    en: 'There is no question or column {name}.',
  },
  setting: {
    ru: 'Настройки «{name}» в каталоге нет. Добавьте её в settings или укажите другую.',
    en: 'The catalog has no setting “{name}”. Add it to settings or name another.',
  },
  case: {
    ru: 'Для значения настройки «{name}» не сказано, что брать. Добавьте этот случай в cases.',
    en: 'It is not said what to take when the setting is “{name}”. Add this case to cases.',
  },
  extraCase: {
    ru: 'Значения «{name}» у настройки нет. Уберите этот случай или исправьте его.',
    en: 'The setting has no value “{name}”. Remove this case or correct it.',
  },
  dimension: {
    ru: 'Разреза «{name}» в каталоге нет. Добавьте его в dimensions или укажите другой.',
    en: 'The catalog has no dimension “{name}”. Add it to dimensions or name another.',
  },
  undivided: {
    ru: 'Ничто здесь не делится по разрезу «{name}». Дайте элементу этот разрез или назовите в by столбец, где стоит часть.',
    en: 'Nothing here is divided by “{name}”. Give the element this dimension, or name in `by` the column that holds the part.',
  },
  byUnused: {
    ru: 'by имеет смысл только вместе с breakdown. Добавьте breakdown или уберите by.',
    en: '`by` only has a meaning together with `breakdown`. Add `breakdown` or remove `by`.',
  },
  byKind: {
    ru: 'В by нужен вопрос или столбец с одним ответом из списка, а {name} не такой.',
    en: '`by` needs a question or column with one answer from a list, and {name} is none.',
  },
  byParts: {
    ru: 'Значения {name} — не части разреза: нет «{part}». Назовите значения так же, как части.',
    en: 'The values of {name} are not the parts of the dimension: “{part}” is missing. Name the values like the parts.',
  },
  groupKind: {
    ru: 'По {name} нельзя собрать группы: нужен один ответ — слово, число или дата.',
    en: '{name} cannot make groups: one answer is needed, a word, a number or a date.',
  },
  perUnused: {
    ru: 'per имеет смысл для среднего, медианы, процентиля, наименьшего и наибольшего. Уберите его здесь.',
    en: '`per` has a meaning for mean, median, percentile, min and max. Remove it here.',
  },
  perValue: {
    ru: 'У группы или организации нужно одно число: возьмите count, sum или mean вместо value.',
    en: 'A group or organization needs one number: take count, sum or mean instead of value.',
  },
  additive: {
    ru: 'Это нельзя складывать по организациям. Возьмите count, sum, элемент, условие или формулу.',
    en: 'This cannot be added up over organizations. Take count, sum, an element, a condition or a formula.',
  },
  countable: {
    ru: 'Здесь нечего считать: нужны строки (count) или условие для организаций. Для суммы чисел возьмите вид sum.',
    en: 'There is nothing to count here: rows (count) or a condition on organizations are needed. For a sum of numbers take the kind sum.',
  },
  mean: {
    ru: 'У этого нет среднего. Возьмите mean по строкам, добавьте per или назовите элемент.',
    en: 'This has no mean. Take mean over rows, add `per` or name an element.',
  },
  values: {
    ru: 'Здесь нет ряда значений. Возьмите value по строкам, добавьте per или назовите элемент.',
    en: 'There is no row of values here. Take value over rows, add `per` or name an element.',
  },
  amount: {
    ru: 'Здесь нужно одно число организации: элемент, count, sum, mean, условие или формула.',
    en: 'One number of an organization is needed here: an element, count, sum, mean, a condition or a formula.',
  },
  unused: {
    ru: '«{name}» нигде не используется. Назовите его в выражении или уберите.',
    en: '“{name}” is not used anywhere. Name it in the expression or remove it.',
  },
  noCondition: {
    ru: 'Числа названы, а условия where нет. Добавьте его или уберите of.',
    en: 'Numbers are named, but there is no condition `where`. Add it or remove `of`.',
  },
  questions: {
    ru: 'Людей нельзя считать сразу по ответам больше чем на четыре вопроса: рядом с другими числами это выдало бы ответы немногих. Оставьте не больше четырёх вопросов.',
    en: 'People cannot be counted by their answers to more than four questions at once: beside other numbers this would tell what a few of them answered. Keep at most four questions.',
  },
  units: {
    ru: 'Разные единицы: «{one}» и «{other}». Для доли, сложения и сравнения нужны одинаковые; иначе возьмите ratio.',
    en: 'The units differ: “{one}” and “{other}”. A share, an addition and a comparison need the same; otherwise take a ratio.',
  },
  nesting: {
    ru: 'Слишком глубокая вложенность: не больше {name} уровней.',
    en: 'It is nested too deeply: at most {name} levels.',
  },
} satisfies Record<string, LocalText>;

type Code = keyof typeof texts;

/** What an expression of a measure is over. */
type Named = 'questions' | 'columns' | 'amounts';

const missing: Record<Named, LocalText | undefined> = {
  questions: undefined,
  columns: {
    ru: 'В таблице нет столбца с таким именем',
    en: 'The table has no column of this name',
  },
  amounts: {
    ru: 'В of нет числа с таким именем',
    en: 'There is no amount of this name in `of`',
  },
};

/** Faults of one measure, collected with their places. */
export class MeasureFaults {
  readonly list: MeasureFault[] = [];

  /** Adds a fault by its code; `names` fill the text. */
  add(path: string, code: Code, names: Readonly<Record<string, string>> = {}): void {
    const filled = (text: string) =>
      text.replaceAll(/\{(name|part|one|other)\}/g, (_, name: string) => names[name] ?? '');
    const { ru, en } = texts[code];
    this.list.push({ path, code: `measure.${code}`, message: { ru: filled(ru), en: filled(en) } });
  }

  /** Adds what the compiler of expressions said; `names` is what could be named there. */
  addExpression(path: string, names: Named, faults: readonly CompileFault[]): void {
    for (const { name: _form, ...fault } of faults) {
      const unknown = fault.code === 'expression.name' && fault.fragment?.startsWith('{@') !== true;
      const told = unknown ? missing[names] : undefined;
      const message = told && {
        ru: `${told.ru}: ${fault.fragment ?? ''}`,
        en: `${told.en}: ${fault.fragment ?? ''}`,
      };
      this.list.push({ ...fault, path, ...(message && { message }) });
    }
  }

  /** Adds a fault about a name inside an expression, with where it stands in its text. */
  addInText(
    path: string,
    code: Code,
    text: string,
    name: string,
    names: Readonly<Record<string, string>>,
  ): void {
    this.add(path, code, names);
    const last = this.list.at(-1);
    const fragment = `{${name}}`;
    const position = text.toLowerCase().indexOf(fragment.toLowerCase());
    if (last && position >= 0) Object.assign(last, { fragment, position });
  }
}

/** A place inside a measure: parts that are there joined by dots. */
export function at(...parts: readonly (string | number)[]): string {
  return parts.filter((part) => part !== '').join('.');
}
