import type { Aggregate, RowAggregate } from '../../catalogs/aggregate.ts';
import type { TableDefinition } from '../../catalogs/dictionary.ts';
import { looseKey } from '../../forms/compile/scope.ts';
import { indexForm } from '../../forms/run/state.ts';
import type { CompiledQuestion } from '../../forms/run/types.ts';
import { formOfSource } from '../catalogs/known.ts';
import { expressionWords, type Said, type Vocabulary } from './words-expression.ts';
import {
  elementTitle,
  formTitle,
  isYesNo,
  numbered,
  quoted,
  rosterTitle,
  said,
  settingOf,
  settingWords,
  tableTitle,
  type Language,
  type Names,
} from './words-names.ts';

/** One aggregate as a phrase that can stand inside a sentence. */
export function aggregateWords(one: Aggregate, names: Names): string {
  const { language } = names;
  if ('element' in one) {
    return `${quoted(elementTitle(one.element, names), language)}${spanWords(one, language)}`;
  }
  if ('form' in one || 'table' in one) return rowWords(one, names);
  if ('organizations' in one) {
    if (one.organizations === true)
      return language === 'ru' ? 'все организации' : 'all organizations';
    const condition = amountsWords(one.organizations, one.of, names);
    return language === 'ru' ? `организации, где ${condition}` : `organizations where ${condition}`;
  }
  if ('formula' in one) return amountsWords(one.formula, one.of, names);
  const chosen = one.cases[String(settingOf(one.setting, names)?.value)];
  return chosen ? aggregateWords(chosen, names) : quoted(one.setting, language);
}

/** How a phrase stands inside a fraction: titles as they are, longer ones in brackets. */
export function bracketed(one: Aggregate, names: Names): string {
  const words = aggregateWords(one, names);
  return 'element' in one && one.back === undefined && one.over === undefined
    ? words
    : `(${words})`;
}

/** A condition or formula over named amounts, each told in its place. */
export function amountsWords(
  text: string,
  of: Readonly<Record<string, Aggregate>> | undefined,
  names: Names,
): string {
  const { language } = names;
  const ru = language === 'ru';
  return expressionWords(text, {
    language,
    empty: ru
      ? { yes: '— нет данных', no: '— есть данные' }
      : { yes: 'has no data', no: 'has data' },
    nameOf(name) {
      const setting = settingSaid(name, names);
      if (setting) return setting;
      const one = of?.[name.toLowerCase()];
      const yesno = one !== undefined && 'element' in one && isYesNo(one.element, names);
      return one && { words: bracketed(one, names), yesno };
    },
  });
}

function settingSaid(name: string, names: Names): Said | undefined {
  if (!name.startsWith('@')) return undefined;
  const setting = settingOf(name.slice(1), names);
  if (!setting) return undefined;
  const { language } = names;
  // A number is told as it is; what is chosen is told as what was asked.
  if (typeof setting.value === 'number') {
    // «Не меньше 3»: what it is compared with is a mark already.
    const unit = setting.unit === 'mark' ? 'count' : setting.unit;
    return { words: settingWords({ ...setting, unit }, language) };
  }
  return {
    words: quoted(setting.title, language),
    yesno: typeof setting.value === 'boolean',
    choices: new Map((setting.choices ?? []).map(({ value, title }) => [looseKey(value), title])),
  };
}

function rowWords(rows: RowAggregate, names: Names): string {
  const { language } = names;
  const ru = language === 'ru';
  const vocabulary = vocabularyOf(rows, names);
  const isForm = 'form' in rows;
  const isRoster = isForm && rows.roster !== undefined;
  const title = isRoster
    ? rosterWords(rows.form, rows.roster ?? '', names)
    : quoted(isForm ? formTitle(rows.form, names) : tableTitle(rows.table, names), language);
  const where = rows.where
    ? `, ${ru ? 'где' : 'where'} ${expressionWords(rows.where, vocabulary)}`
    : '';
  const rest = `${where}${spanWords(rows, language)}`;
  if ('count' in rows) {
    const counted =
      isForm && !isRoster
        ? said({ ru: 'число ответов на форму', en: 'responses to the form' }, language)
        : said({ ru: 'число строк таблицы', en: 'rows of the table' }, language);
    return `${counted} ${title}${rest}`;
  }
  const place =
    isForm && !isRoster
      ? said({ ru: 'в ответах на форму', en: 'in responses to the form' }, language)
      : said({ ru: 'в строках таблицы', en: 'in rows of the table' }, language);
  const [taken, text] = takenWords(rows, language);
  return `${taken} ${expressionWords(text, vocabulary)} ${place} ${title}${rest}`;
}

function takenWords(rows: Exclude<RowAggregate, { count: true }>, language: Language) {
  if ('sum' in rows) return [said({ ru: 'сумма', en: 'the sum of' }, language), rows.sum] as const;
  if ('mean' in rows)
    return [said({ ru: 'среднее', en: 'the mean of' }, language), rows.mean] as const;
  return [said({ ru: 'значения', en: 'the values of' }, language), rows.value] as const;
}

function spanWords(
  { back, over }: Pick<RowAggregate, 'back' | 'over'>,
  language: Language,
): string {
  const ru = language === 'ru';
  const ago =
    back === undefined
      ? ''
      : back === 1
        ? said({ ru: ' за прошлый период', en: ' in the period before' }, language)
        : ru
          ? ` ${numbered(back, 'periods', language)} назад`
          : ` ${numbered(back, 'periods', language)} ago`;
  if (over === undefined) return ago;
  if (over === 'all')
    return ago + (ru ? ' за всё время нарастающим итогом' : ' over all periods so far');
  const count = numbered(over, 'periods', language);
  return ago + (ru ? ` за ${count} подряд` : ` over ${count}`);
}

/** A question whose rows are taken, with the form that asks it. */
function rosterWords(key: string, name: string, names: Names): string {
  const { language } = names;
  const asking = said({ ru: 'в ответах на форму', en: 'in responses to the form' }, language);
  const form = quoted(formTitle(key, names), language);
  return `${quoted(rosterTitle(key, name, names), language)} ${asking} ${form}`;
}

/**
 * What questions of a form or columns of a roster or table are called, with what their values are
 * called.
 */
export function vocabularyOf(
  rows: { form: string; roster?: string | undefined } | { table: string },
  names: Names,
): Vocabulary {
  const { language, forms, catalog } = names;
  const ru = language === 'ru';
  const form = formOfSource(rows, {
    forms: new Map(forms.map(({ key, compiled }) => [key, compiled])),
  });
  const table = 'table' in rows ? catalog.tables.find(({ id }) => id === rows.table) : undefined;
  const known = new Map<string, Said>([
    ...(form ? [...indexForm(form).questions.values()] : []).flatMap((question) =>
      questionSaid(question, language),
    ),
    ...(table?.columns ?? []).map((column): [string, Said] => [
      column.id,
      columnSaid(column, language),
    ]),
  ]);
  return {
    language,
    empty: ru
      ? { yes: '— нет ответа', no: '— есть ответ' }
      : { yes: 'is not answered', no: 'is answered' },
    nameOf: (name) => settingSaid(name, names) ?? known.get(name.toLowerCase()),
  };
}

function questionSaid(question: CompiledQuestion, language: Language): [string, Said][] {
  const { name, title, choices = [], rows = [], kind } = question;
  const yesno = kind === 'boolean';
  const titles = new Map(choices.map(({ value, text }) => [looseKey(value), said(text, language)]));
  const whole: Said = {
    words: quoted(said(title, language), language),
    yesno,
    // Points of a scale are numbers as they are.
    ...(choices.some(({ value }) => typeof value === 'string') && { choices: titles }),
  };
  return [
    [name.toLowerCase(), whole],
    ...rows.map(({ value, text }): [string, Said] => [
      `${name}.${value}`.toLowerCase(),
      { ...whole, words: quoted(`${said(title, language)}: ${said(text, language)}`, language) },
    ]),
  ];
}

function columnSaid(
  { title, type, choices }: TableDefinition['columns'][number],
  language: Language,
): Said {
  return {
    words: quoted(title, language),
    yesno: type === 'yesno',
    ...(choices && {
      choices: new Map(choices.map((choice) => [looseKey(choice.value), choice.title])),
    }),
  };
}
