import { evaluateWith } from './evaluate.ts';
import { askedRows, eachRow, rowsOf, tooFewRows, withoutEmptyRows } from './roster.ts';
import { checkCount, checkShape, fault, isPlainObject } from './shape.ts';
import { formState, indexForm, type FormState } from './state.ts';
import { detailTexts, lengthText, rangeText } from './text.ts';
import type {
  Answer,
  Answers,
  CompiledForm,
  CompiledQuestion,
  CompiledValidator,
  Fault,
  RosterRow,
  RunContext,
} from './types.ts';
import { fold, isEmpty } from './values.ts';

export type CheckResult =
  { ok: true; answers: Answers; folded: Record<string, string> } | { ok: false; faults: Fault[] };

const commentSuffix = '-Comment';
// SurveyJS's own rule for addresses, so that page, server and its editor agree.
const emailPattern =
  /^(([^<>()[\].,;:\s@"]+(\.[^<>()[\].,;:\s@"]+)*)|(".+"))@(([^<>()=[\].,;:\s@"]+\.)+[^<>()=[\].,;:\s@"]{2,})$/i;
const emailLength = 254;
const patterns = new Map<string, RegExp>();

function patternOf(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`;
  let pattern = patterns.get(key);
  if (!pattern) {
    pattern = new RegExp(source, flags);
    patterns.set(key, pattern);
  }
  return pattern;
}

function checkValidator(
  path: string,
  value: unknown,
  validator: CompiledValidator,
  passes: (validator: CompiledValidator & { kind: 'expression' }) => boolean,
): Fault[] {
  const { text } = validator;
  switch (validator.kind) {
    case 'range':
    case 'dateRange': {
      if (typeof value !== 'number' && typeof value !== 'string') return [];
      const { min, max } = validator;
      if ((min === undefined || value >= min) && (max === undefined || value <= max)) return [];
      const what = validator.kind === 'range' ? 'number' : 'date';
      return [fault(path, 'range', text ?? rangeText(what, min, max))];
    }
    case 'length': {
      const { min = 0, max = Infinity } = validator;
      return typeof value !== 'string' || (value.length >= min && value.length <= max)
        ? []
        : [fault(path, 'length', text ?? lengthText(validator.min, validator.max, value.length))];
    }
    case 'count':
      return checkCount(path, value, validator);
    case 'pattern':
      return typeof value !== 'string' || patternOf(validator.pattern, validator.flags).test(value)
        ? []
        : [fault(path, 'pattern', text)];
    case 'email':
      return typeof value !== 'string' || (value.length <= emailLength && emailPattern.test(value))
        ? []
        : [fault(path, 'email', text)];
    case 'expression':
      return passes(validator) ? [] : [fault(path, 'expression', text)];
  }
}

/** Only spaces are an answer to expressions (SurveyJS), but none to "required" and validators. */
function isBlank(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() === '' : isEmpty(value);
}

const isOther = (value: unknown): boolean => value === 'other';

/** What is still to be answered: the question itself, every row, the words of «Другое». */
function checkRequired(question: CompiledQuestion, answers: Answers, state: FormState): Fault[] {
  const { name, requiredText } = question;
  const value = answers[name];
  if (isBlank(value) && state.required[name]) {
    return [fault(name, 'required', requiredText ?? (question.rows && detailTexts.rows))];
  }
  const faults: Fault[] = [];
  if (question.rows && question.eachRowRequired) {
    const given = isPlainObject(value) ? value : {};
    for (const row of question.rows) {
      if (!Object.hasOwn(given, row.value)) {
        faults.push(fault(`${name}.${row.value}`, 'required', detailTexts.rows));
      }
    }
  }
  const saysOther =
    question.otherText !== undefined &&
    (Array.isArray(value) ? value.some(isOther) : isOther(value));
  const hasWords = !isBlank(answers[name + commentSuffix]);
  if (question.roster && state.required[name]) faults.push(...tooFewRows(question, value));
  if (saysOther && !hasWords) {
    faults.push(fault(name + commentSuffix, 'required', detailTexts.other));
  }
  if (!saysOther && hasWords) faults.push(fault(name + commentSuffix, 'hidden'));
  return faults;
}

/** Everything asked of one visible question whose answer, if there is one, has the right shape. */
function checkRules(
  question: CompiledQuestion,
  answers: Answers,
  state: FormState,
  context: RunContext,
): Fault[] {
  const { name } = question;
  if (!state.enabled[name] || context.excused?.has(name)) return [];
  const value = answers[name];
  const faults = [
    ...checkRequired(question, answers, state),
    ...eachRow(question, askedRows(question, value), (row, cells) =>
      faultsOf(row, cells, { today: context.today }),
    ),
  ];
  if (faults.length > 0) return faults;
  const lookup = (key: string): unknown => state.values[key];
  return question.validators.flatMap((validator) =>
    // As in SurveyJS an expression is asked of an empty answer too, the other checks are not.
    isBlank(value) && validator.kind !== 'expression'
      ? []
      : checkValidator(
          name,
          value,
          validator,
          ({ tree }) => evaluateWith(tree, lookup, context) === true,
        ),
  );
}

/** The question an answer's key belongs to, and whether the key is that of its «Другое» words. */
function ownerOf(
  form: CompiledForm,
  key: string,
): { question: CompiledQuestion; comment: boolean } | null {
  const { questions } = indexForm(form);
  const question = questions.get(key);
  if (question) return { question, comment: false };
  if (!key.endsWith(commentSuffix)) return null;
  const owner = questions.get(key.slice(0, -commentSuffix.length));
  return owner?.otherText ? { question: owner, comment: true } : null;
}

/** Splits what was sent into answers of the right shape and faults; empty ones are left out. */
function readAnswers(form: CompiledForm, sent: Record<string, unknown>): [Answers, Fault[]] {
  const answers: Answers = {};
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(sent)) {
    const owner = ownerOf(form, key);
    if (!owner) {
      if (!indexForm(form).calculated.has(key)) faults.push(fault(key, 'unknown'));
      continue;
    }
    if (isNoAnswer(owner.question, value) || owner.question.kind === 'calculated') continue;
    const wrong = owner.comment
      ? checkShape({ ...owner.question, name: key, kind: 'text' }, value)
      : checkShape(owner.question, value);
    if (wrong.length === 0) {
      wrong.push(...eachRow(owner.question, value, (row, cells) => readAnswers(row, cells)[1]));
    }
    if (wrong.length > 0) faults.push(...wrong);
    // checkShape has just established that it is an answer of its question's kind.
    else answers[key] = withoutEmpty(owner.question, value as Answer);
  }
  return [answers, faults];
}

/** An object is "no answer" only where rows are asked: elsewhere it is of a wrong type. */
function isNoAnswer({ rows = [] }: CompiledQuestion, value: unknown): boolean {
  // The rows of a roster are looked into even when they all seem empty.
  if (Array.isArray(value)) return value.length === 0;
  if (!isPlainObject(value)) return isEmpty(value);
  return Object.entries(value).every(
    ([row, item]) => rows.some((one) => one.value === row) && !isPlainObject(item) && isEmpty(item),
  );
}

/** Rows of a matrix and cells of a roster left empty are no answer; the rest is kept as it is. */
function withoutEmpty({ roster }: CompiledQuestion, answer: Answer): Answer {
  // Each row has just been read without faults, so its cells are answers to its columns.
  if (roster) return rowsOf(answer).map((row) => readAnswers(roster, row)[0] as RosterRow);
  if (!isPlainObject(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([, item]) => !isEmpty(item)));
}

function checkSentCalculated(
  form: CompiledForm,
  sent: Record<string, unknown>,
  state: FormState,
): Fault[] {
  const { questions, calculated } = indexForm(form);
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(sent)) {
    const isCalculated = calculated.has(key) || questions.get(key)?.kind === 'calculated';
    if (!isCalculated || isEmpty(value)) continue;
    const scalar =
      typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
    const expected = state.values[key] ?? null;
    if (!scalar || value !== expected) faults.push(fault(key, 'calculated'));
  }
  return faults;
}

function checkPlace(
  question: CompiledQuestion,
  key: string,
  answers: Answers,
  state: FormState,
  context: RunContext,
): Fault[] {
  if (!state.visible[question.name]) return [fault(key, 'hidden')];
  if (context.excused?.has(question.name)) return [fault(key, 'hidden', detailTexts.excused)];
  if (question.readOnly) {
    const kept = question.defaultValue;
    const same = key === question.name && JSON.stringify(kept) === JSON.stringify(answers[key]);
    return same ? [] : [fault(key, 'calculated', detailTexts.readOnly)];
  }
  return [];
}

/** The calculated values that are stored with the answers. */
function storedValues(form: CompiledForm, state: FormState): Answers {
  const { questions, calculated } = indexForm(form);
  const stored: Answers = {};
  for (const [name, value] of Object.entries(state.values)) {
    const keep = calculated.get(name)?.stored ?? questions.get(name)?.kind === 'calculated';
    if (keep) stored[name] = value as Answer;
  }
  return stored;
}

function foldedTexts(form: CompiledForm, answers: Answers): Record<string, string> {
  const { questions } = indexForm(form);
  const folded: Record<string, string> = {};
  for (const [name, value] of Object.entries(answers)) {
    const kind = questions.get(name)?.kind;
    if (typeof value === 'string' && (kind === 'text' || kind === 'comment')) {
      folded[name] = fold(value);
    }
  }
  return folded;
}

/**
 * Checks a whole submission against its form version.
 * @param answers what was sent, of any shape
 * @returns the answers to store (empty ones left out, calculated values computed here) with the
 *   folded copies of free texts; or every fault, each with its place. Nothing is dropped silently.
 */
export function checkAnswers(
  form: CompiledForm,
  answers: unknown,
  context: RunContext,
): CheckResult {
  if (!isPlainObject(answers)) {
    return { ok: false, faults: [fault('', 'type', detailTexts.object)] };
  }
  const [read, shapeFaults] = readAnswers(form, answers);
  if (shapeFaults.length > 0) return { ok: false, faults: shapeFaults };

  const state = formState(form, read, context);
  const faults = checkSentCalculated(form, answers, state);
  for (const key of Object.keys(read)) {
    const owner = ownerOf(form, key);
    if (owner) faults.push(...checkPlace(owner.question, key, read, state, context));
  }
  for (const [name, question] of indexForm(form).questions) {
    if (state.visible[name] && question.kind !== 'calculated') {
      faults.push(...checkRules(question, read, state, context));
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  const kept = { ...withoutEmptyRows(form, read), ...storedValues(form, state) };
  return { ok: true, answers: kept, folded: foldedTexts(form, kept) };
}

function faultsOf(form: CompiledForm, answers: unknown, context: RunContext): Fault[] {
  const result = checkAnswers(form, answers, context);
  return result.ok ? [] : result.faults;
}

/** Whether a place is a question, one of its rows or one of the cells of a row. */
function isWithin(path: string, name: string): boolean {
  return path.startsWith(name) && ['', '.', '['].includes(path.charAt(name.length));
}

/** Checks one question as the respondent leaves it; answers of other questions may be unfinished. */
export function checkQuestion(
  form: CompiledForm,
  name: string,
  answers: Answers,
  context: RunContext,
): Fault[] {
  const question = indexForm(form).questions.get(name);
  if (!question || question.kind === 'calculated') return [];
  const [read, shapeFaults] = readAnswers(form, answers);
  const own = shapeFaults.filter(
    ({ path }) => path === name + commentSuffix || isWithin(path, name),
  );
  if (own.length > 0) return own;
  const state = formState(form, read, context);
  return state.visible[name] ? checkRules(question, read, state, context) : [];
}
