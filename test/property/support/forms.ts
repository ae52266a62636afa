import fc from 'fast-check';
import { compileForm } from '../../../forms/compile/compile.ts';
import type { CompiledForm } from '../../../forms/run/types.ts';
import { booleanText, numberText, questionsWith, type Json } from './generate.ts';

export interface GeneratedForm {
  survey: Json;
  form: CompiledForm;
}

const condition = booleanText(1, ['{total}', '{level}', '{shown}']);
const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> =>
  fc.option(text, { freq: 2, nil: undefined });

const rarely = (text: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> =>
  fc.integer({ min: 0, max: 19 }).chain((roll) => (roll === 0 ? text : fc.constant(undefined)));

/** What a question is asked besides its type, each part now and then. */
const rules = fc.record({
  visibleIf: maybe(condition),
  // Mostly lenient, so that about as many answers are valid as are not.
  isRequired: fc.integer({ min: 0, max: 39 }).map((roll) => roll === 0),
  checked: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  requiredIf: rarely(condition),
  // Negated it is true or false; survey-core takes a condition without a value as enabling.
  enableIf: rarely(condition.map((text) => `!(${text})`)),
  expression: rarely(condition),
});

type Rules = typeof rules extends fc.Arbitrary<infer T> ? T : never;

const lenient: Rules = {
  isRequired: false,
  checked: false,
  visibleIf: undefined,
  requiredIf: undefined,
  enableIf: undefined,
  expression: undefined,
};

function validatorsOf(question: Json, checked: boolean, expression: string | undefined): Json[] {
  const own: Json[] = expression === undefined ? [] : [{ type: 'expression', expression }];
  if (!checked) return own;
  const { type, inputType } = question;
  if (inputType === 'number') own.push({ type: 'numeric', minValue: -20, maxValue: 40 });
  if (type === 'checkbox') own.push({ type: 'answercount', minCount: 1, maxCount: 2 });
  if (type === 'comment') own.push({ type: 'text', minLength: 2, maxLength: 6 });
  if (type === 'text' && inputType === undefined)
    own.push({ type: 'regex', regex: '[а-яё]', caseInsensitive: true });
  return own;
}

function without(text: string | undefined, key: string): Json {
  return text === undefined ? {} : { [key]: text };
}

/** Takes the faulty conditions out until the form compiles (circles, too many decimals). */
function settle(survey: Json): GeneratedForm {
  for (;;) {
    const result = compileForm(survey);
    if (result.ok) return { survey, form: result.form };
    // A circle may close over a container, whose condition then is not that of the named part.
    const circle = result.faults.some((fault) => fault.code === 'expression.cycle');
    const names = new Set(result.faults.map((fault) => fault.name));
    const bare = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(bare);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, inner]) => [key, bare(inner)]);
      const json: Json = Object.fromEntries(entries);
      const container = circle && json['elements'] !== undefined;
      if (!container && !names.has(json['name'] as string)) return json;
      if (json['expression'] !== undefined) json['expression'] = '1';
      const conditions = new Set(['visibleIf', 'requiredIf', 'enableIf', 'validators']);
      return Object.fromEntries(Object.entries(json).filter(([key]) => !conditions.has(key)));
    };
    survey = bare(survey) as Json;
  }
}

/** A form of two pages with a panel, calculated values and every kind of rule. */
export function forms(decimals: number): fc.Arbitrary<GeneratedForm> {
  const questions = questionsWith(decimals);
  return fc
    .record({
      rules: fc.array(rules, { minLength: questions.length, maxLength: questions.length }),
      containers: fc.array(maybe(condition), { minLength: 4, maxLength: 4 }),
      total: numberText(1),
      level: numberText(1, ['{total}']),
      shown: numberText(1, ['{level}']),
      order: fc.shuffledSubarray(
        questions.map((_, i) => i),
        { minLength: questions.length },
      ),
    })
    .map(({ rules: given, containers, total, level, shown, order }) => {
      const all = order.map((at, i): Json => {
        const question = questions[at] ?? {};
        const { isRequired, checked, visibleIf, requiredIf, enableIf, expression } =
          given[i] ?? lenient;
        return {
          ...question,
          isRequired,
          ...without(visibleIf, 'visibleIf'),
          ...without(requiredIf, 'requiredIf'),
          ...without(enableIf, 'enableIf'),
          validators: validatorsOf(question, checked, expression),
          ...(question['type'] === 'matrix' && { eachRowRequired: isRequired }),
        };
      });
      const [p1, p2, inner, words] = containers;
      return settle({
        calculatedValues: [
          { name: 'level', expression: level, includeIntoResult: true },
          { name: 'total', expression: total },
        ],
        pages: [
          { name: 'page one', elements: all.slice(0, 6), ...without(p1, 'visibleIf') },
          {
            name: 'page two',
            ...without(p2, 'visibleIf'),
            elements: [
              ...all.slice(6, 10),
              {
                type: 'panel',
                name: 'part',
                elements: all.slice(10, 14),
                ...without(inner, 'visibleIf'),
              },
              { type: 'html', name: 'note', html: '<b>x</b>', ...without(words, 'visibleIf') },
              { type: 'expression', name: 'shown', expression: shown },
              ...all.slice(14),
            ],
          },
        ],
      });
    });
}

/** Every condition and formula of a compiled form. */
export function treesOf(
  form: CompiledForm,
): Extract<CompiledForm['calculated'][number]['tree'], object>[] {
  const trees: CompiledForm['calculated'][number]['tree'][] = form.calculated.map(
    ({ tree }) => tree,
  );
  JSON.stringify(form.pages, (key, value: unknown) => {
    if (['visibleIf', 'requiredIf', 'enableIf', 'expression', 'tree'].includes(key)) {
      trees.push(value as CompiledForm['calculated'][number]['tree']);
    }
    return value;
  });
  return trees;
}
