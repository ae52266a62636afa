import type { z } from 'zod';

/** What is wrong with a catalog, where, in both languages. */
export interface CatalogFault {
  /** Dotted place from the catalog's root, `directions.0.criteria.1.indicators.2.unit`. */
  path: string;
  code: string;
  message: { ru: string; en: string };
}

type Issue = z.core.$ZodIssue;

const TYPES: Record<string, { ru: string; en: string }> = {
  string: { ru: 'текст', en: 'text' },
  number: { ru: 'число', en: 'a number' },
  int: { ru: 'целое число', en: 'a whole number' },
  boolean: { ru: 'true или false', en: 'true or false' },
  array: { ru: 'список', en: 'a list' },
  object: { ru: 'объект', en: 'an object' },
};

/** Texts of the faults found by comparing parts of the catalog; `{name}` is filled from params. */
const CUSTOM: Record<string, { ru: string; en: string }> = {
  duplicate: {
    ru: '«{value}» уже занято в {first}. Дайте другой идентификатор.',
    en: '“{value}” is already taken at {first}. Choose another id.',
  },
  missing: {
    ru: '«{value}» в каталоге нет. Укажите существующий идентификатор или уберите ссылку.',
    en: '“{value}” is not in the catalog. Name an existing id or remove the reference.',
  },
  pair: {
    ru: 'Пара «{value}» должна объединять ровно две записи разных уровней, найдено: {count}.',
    en: 'Pair “{value}” must join exactly two entries of different levels; found {count}.',
  },
  series: {
    ru: 'В серии «{value}» только одна строка. Добавьте остальные годы или уберите серию.',
    en: 'Series “{value}” has a single row. Add the other years or remove the series.',
  },
  cycle: {
    ru: '«{value}» зависит само от себя. Разорвите круг.',
    en: '“{value}” depends on itself. Break the circle.',
  },
  line: {
    ru: 'В документе {count} строк, строки {value} в нём нет.',
    en: 'The document has {count} lines; there is no line {value}.',
  },
  zone: {
    ru: '«{value}» не часовой пояс IANA. Пример: Asia/Novokuznetsk.',
    en: '“{value}” is not an IANA time zone. Example: Asia/Novokuznetsk.',
  },
  origin: {
    ru: 'Показатели документа стоят в критериях (origin: document), добавленные — в context (origin: context).',
    en: 'The document’s indicators stand in criteria (origin: document), added ones in context (origin: context).',
  },
  choices: {
    ru: 'У столбца «{value}» вид «выбор», но нет списка значений (choices). Добавьте его.',
    en: 'Column “{value}” is a choice without a list of values (choices). Add it.',
  },
  person: {
    ru: 'Участников по столбцу «{value}» не различить: нужна таблица о людях (persons) и столбец, который заполнен всегда.',
    en: 'Column “{value}” cannot tell participants apart: that takes a table of persons and a column that is never empty.',
  },
  weights: {
    ru: 'Весов {value}, а показателей {count}. Дайте по одному весу на показатель.',
    en: 'There are {value} weights for {count} indicators. Give one weight to each.',
  },
  units: {
    ru: '«{value}» и «{first}» измеряются в разных единицах: доля от другого не считается. Возьмите ratio или одну единицу.',
    en: '“{value}” and “{first}” have different units, so one cannot be a share of the other. Use a ratio or one unit.',
  },
  indexUnits: {
    ru: '«{value}» и «{first}» измеряются в разных единицах: среднее из них ничего не значит. Приведите их к сопоставимому виду способом multidimensional-mean.',
    en: '“{value}” and “{first}” have different units, so their mean says nothing. Normalise them by the method multidimensional-mean.',
  },
  periods: {
    ru: '«{value}» собирается за другой период, чем «{first}»: в одном показателе они не складываются. Возьмите один вид периода.',
    en: '“{value}” is reported for another kind of period than “{first}”: one indicator cannot join them. Use one kind of period.',
  },
  partOf: {
    ru: '«{value}» спрашивают не у тех же организаций или не за тот же период, что «{first}», поэтому сравнить их в форме нельзя.',
    en: '“{value}” is asked of other organizations or for another period than “{first}”, so a form cannot compare them.',
  },
  order: {
    ru: 'Конец {value} раньше начала {first}.',
    en: 'The end {value} is before the start {first}.',
  },
  method: {
    ru: 'Способа расчёта «{value}» нет. Возьмите способ из docs/methods.md.',
    en: 'There is no method “{value}”. Take one of docs/methods.md.',
  },
  methodSetting: {
    ru: 'У способа «{first}» нет настройки «{value}». Уберите её.',
    en: 'The method has no setting “{value}”. Remove it.',
  },
  methodValue: {
    ru: 'Значение «{value}» этой настройке способа не подходит: проверьте допустимые значения.',
    en: 'The value “{value}” does not fit this setting of the method: check which ones it allows.',
  },
  methodInput: {
    ru: 'Способ «{first}» не знает исходных данных «{value}». Назовите их в поле as так, как он их называет.',
    en: 'The method knows no input or list “{value}”. Give it the method’s name in the field as.',
  },
  methodNeeds: {
    ru: 'Способу «{first}» нужно «{value}». Добавьте.',
    en: 'The method needs “{value}”. Add it.',
  },
  methodNothing: {
    ru: 'Способу «{value}» не дано ни показателей, ни списков. Добавьте хотя бы один.',
    en: 'The method is given neither indicators nor lists. Add one at least.',
  },
  methodGroup: {
    ru: 'Группы «{value}» у этого списка нет. Возьмите группу его способа.',
    en: 'This list has no group “{value}”. Take one of its method’s groups.',
  },
  methodNumber: {
    ru: 'Числа «{value}» этот расчёт не даёт. Возьмите число его способа.',
    en: 'This list or index gives no number “{value}”. Take one of its method’s numbers.',
  },
  expression: {
    ru: 'Выражение не закончено: проверьте скобки и кавычки и назовите вопрос в фигурных скобках, например {overall} >= 4.',
    en: 'The expression is not complete: check brackets and quotes and name a question in braces, for example {overall} >= 4.',
  },
  reference: {
    ru: 'Здесь нужен один вопрос в фигурных скобках, например {overall}.',
    en: 'One question in braces is expected here, for example {overall}.',
  },
};

function fill(template: string, params: Record<string, unknown>): string {
  return template.replace(/\{(value|first|count)\}/g, (_, name: string) => String(params[name]));
}

function fault(path: PropertyKey[], code: string, ru: string, en: string): CatalogFault {
  return { path: path.map(String).join('.'), code, message: { ru, en } };
}

/** A limit in words: of a text it is so many characters. */
function bound(limit: number | bigint, origin: string): { ru: string; en: string } {
  const of = String(limit);
  return origin === 'string' ? { ru: `${of} знаков`, en: `${of} characters` } : { ru: of, en: of };
}

/** The branch of a union that the input most likely meant: the one with the fewest faults. */
function nearestBranch(branches: Issue[][]): Issue[] {
  const weight = (issues: Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 : 1), 0);
  return branches.reduce((best, next) => (weight(next) < weight(best) ? next : best));
}

/** Turns one zod issue into faults; a union gives the faults of its nearest branch. */
export function faultsOfIssue(issue: Issue, before: PropertyKey[] = []): CatalogFault[] {
  const path = [...before, ...issue.path];
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) {
        return [fault(path, 'required', 'Обязательное поле не заполнено.', 'This is required.')];
      }
      const type = TYPES[issue.expected] ?? { ru: issue.expected, en: issue.expected };
      return [fault(path, 'type', `Здесь нужно: ${type.ru}.`, `Expected here: ${type.en}.`)];
    }
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        fault(
          [...path, key],
          'unknown',
          `Поля «${key}» здесь нет. Уберите его.`,
          `There is no field “${key}” here. Remove it.`,
        ),
      );
    case 'invalid_value': {
      const list = issue.values.map(String).join(', ');
      if (issue.input === undefined) {
        return [
          fault(
            path,
            'required',
            `Обязательное поле не заполнено. Допустимо: ${list}.`,
            `This is required. Allowed values: ${list}.`,
          ),
        ];
      }
      return [fault(path, 'choice', `Допустимо только: ${list}.`, `Allowed values: ${list}.`)];
    }
    case 'invalid_union': {
      if (issue.errors.length > 0) {
        return nearestBranch(issue.errors).flatMap((inner) => faultsOfIssue(inner, path));
      }
      const known = 'options' in issue ? issue.options.map(String).join(', ') : undefined;
      return [
        fault(
          path,
          'choice',
          `Такого вида нет. ${known ? `Допустимо: ${known}.` : 'Проверьте название.'}`,
          `There is no such kind. ${known ? `Allowed values: ${known}.` : 'Check its name.'}`,
        ),
      ];
    }
    case 'too_small':
      return [
        fault(
          path,
          'range',
          `Слишком мало: нужно ${issue.inclusive === false ? 'больше' : 'не меньше'} ${bound(issue.minimum, issue.origin).ru}.`,
          `Too little: ${issue.inclusive === false ? 'more than' : 'at least'} ${bound(issue.minimum, issue.origin).en} is needed.`,
        ),
      ];
    case 'too_big':
      return [
        fault(
          path,
          'range',
          `Слишком много: не больше ${bound(issue.maximum, issue.origin).ru}.`,
          `Too much: at most ${bound(issue.maximum, issue.origin).en}.`,
        ),
      ];
    case 'invalid_format':
      return [
        fault(
          path,
          'format',
          'Значение записано не по правилу этого поля.',
          'The value is not written as this field requires.',
        ),
      ];
    case 'custom': {
      const code = String(issue.params?.['fault'] ?? 'custom');
      const template = CUSTOM[code] ?? { ru: issue.message, en: issue.message };
      const params = issue.params ?? {};
      return [fault(path, code, fill(template.ru, params), fill(template.en, params))];
    }
    default:
      return [fault(path, 'invalid', 'Значение не подходит.', 'The value does not fit.')];
  }
}
