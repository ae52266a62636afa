import { parseArgs } from 'node:util';
import type { LocalText } from '../../forms/run/types.ts';
import { period as periodShape } from '../campaigns/schema.ts';
import { isCalendarDate } from '../../forms/run/values.ts';
import type { Speech } from './faults.ts';

/** Computes a catalog over a folder of files. */
export interface FolderTask {
  kind: 'folder';
  catalog: string;
  forms: string | null;
  data: string;
  period: string;
  out: string;
  /** Hides what the product would hide. */
  shown: boolean;
}

/** Evaluates expressions over the answers to one form. */
export interface ExpressionTask {
  kind: 'expressions';
  expressions: string[];
  form: string;
  answers: string;
  /** What "today" is; null: this day. */
  today: string | null;
}

export type Task = FolderTask | ExpressionTask | { kind: 'help' };

/** The command was not understood; ends it with code 2. */
export class UsageError extends Error {
  constructor(readonly text: Required<LocalText>) {
    super(text.en);
    this.name = 'UsageError';
  }
}

const options = {
  catalog: { type: 'string' },
  forms: { type: 'string' },
  data: { type: 'string' },
  period: { type: 'string' },
  out: { type: 'string' },
  shown: { type: 'boolean' },
  expression: { type: 'string', multiple: true },
  form: { type: 'string' },
  answers: { type: 'string' },
  today: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Name = keyof typeof options;
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const ofFolder: readonly Name[] = ['catalog', 'forms', 'data', 'period', 'out', 'shown'];
const ofExpressions: readonly Name[] = ['expression', 'form', 'answers', 'today'];

/**
 * Reads the command line.
 * @param speech the language where `--lang` does not say
 * @throws UsageError with what is missing or unknown
 */
export function readTask(args: string[], speech: Speech): { task: Task; speech: Speech } {
  const values = parsed(args);
  const language = values.lang === undefined ? speech : languageOf(values.lang);
  if (values.help) return { task: { kind: 'help' }, speech: language };
  const given = (Object.keys(values) as Name[]).filter((name) => values[name] !== undefined);
  const [task, foreign] =
    values.expression === undefined
      ? [folderTask(values), given.find((name) => ofExpressions.includes(name))]
      : [expressionTask(values), given.find((name) => ofFolder.includes(name))];
  if (foreign !== undefined) {
    throw new UsageError({
      ru: `Параметр --${foreign} относится к другому способу вызова.`,
      en: `The option --${foreign} belongs to the other way of calling.`,
    });
  }
  return { task, speech: language };
}

/** An expression may begin with a minus; only two of them begin an option of this command. */
function withMinus(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    const isSigned = (one: string | undefined) => one !== undefined && /^-[^-]/.test(one);
    if (arg === '--expression' && isSigned(args[i + 1])) return [`${arg}=${args[i + 1] ?? ''}`];
    return args[i - 1] === '--expression' && isSigned(arg) ? [] : [arg];
  });
}

function parsed(args: string[]): Values {
  try {
    return parseArgs({ args: withMinus(args), options }).values;
  } catch (error) {
    const [reason = ''] = (error as Error).message.split(/\.\s/);
    throw new UsageError({ ru: `Не понять параметры: ${reason}.`, en: `${reason}.` });
  }
}

function languageOf(lang: string): Speech {
  if (lang === 'ru' || lang === 'en') return lang;
  throw new UsageError({
    ru: `--lang: ru или en, а не «${lang}».`,
    en: `--lang is ru or en, not “${lang}”.`,
  });
}

function required(
  values: Values,
  name: 'catalog' | 'data' | 'period' | 'out' | 'form' | 'answers',
) {
  const value = values[name]?.trim();
  if (value) return value;
  throw new UsageError({
    ru: `Не хватает параметра --${name}.`,
    en: `The option --${name} is missing.`,
  });
}

function folderTask(values: Values): FolderTask {
  const catalog = required(values, 'catalog');
  const data = required(values, 'data');
  const period = required(values, 'period');
  const out = required(values, 'out');
  const { success, error } = periodShape.safeParse(period);
  if (!success) {
    const [ru = '', en = ''] = error.issues[0]?.message.split(' | ') ?? [];
    throw new UsageError({ ru: `--period: ${ru}.`, en: `--period: ${en}.` });
  }
  if (!/[^/\\]\.(json|csv)$/i.test(out)) {
    throw new UsageError({
      ru: '--out: нужно имя файла, которое кончается на .json или .csv.',
      en: '--out: a file name that ends with .json or .csv is needed.',
    });
  }
  const forms = values.forms ?? null;
  return { kind: 'folder', catalog, forms, data, period, out, shown: values.shown ?? false };
}

function expressionTask(values: Values): ExpressionTask {
  const { expression: expressions = [], today = null } = values;
  if (today !== null && !isCalendarDate(today)) {
    throw new UsageError({
      ru: '--today: нужна дата, например 2021-09-01.',
      en: '--today: a date is needed, such as 2021-09-01.',
    });
  }
  const form = required(values, 'form');
  const answers = required(values, 'answers');
  return { kind: 'expressions', expressions, form, answers, today };
}

export const usage: Required<LocalText> = {
  ru: `Расчёт показателей по файлам:
  npm run evaluate -- --catalog ФАЙЛ [--forms ПАПКА] --data ПАПКА --period ПЕРИОД --out ФАЙЛ [--shown]
Выражения по ответам на форму:
  npm run -s evaluate -- --expression '…' [--expression '…'] --form ФАЙЛ --answers ФАЙЛ.ndjson [--today ДАТА]
Язык сообщений: --lang ru или --lang en. Подробно: docs/evaluate.md`,
  en: `Indicators from files:
  npm run evaluate -- --catalog FILE [--forms DIR] --data FOLDER --period P --out FILE [--shown]
Expressions over the answers to a form:
  npm run -s evaluate -- --expression '…' [--expression '…'] --form FILE --answers FILE.ndjson [--today DATE]
Language of messages: --lang ru or --lang en. In full: docs/evaluate.md`,
};
