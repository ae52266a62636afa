import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../catalogs/measure.ts';
import type { Picking } from '../../../server/catalogs/pick.ts';
import { bind, withTold } from '../../../server/indicators/unit.ts';
import { compile } from './known.ts';

const form = 'parents-school';
const count = (where: string): unknown => ({
  kind: 'count',
  of: { form, count: true, where },
});

/** Who is looked at, and the questions that are told of them. */
function picksOf(measure: unknown): string[] {
  const result = compile(measure as Measure);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  const { measure: compiled } = result;
  const selections = 'selections' in compiled ? compiled.selections : [];
  return selections
    .map(({ pick, family }) => `${wordsOf(pick)}: ${questionsOf(family).join(', ')}`)
    .sort();
}

/** The same of those that matter only beside what other measures tell. */
function besideOf(measure: Measure, others: readonly Measure[]): string[] {
  const bound = [measure, ...others].map((source, i) => {
    const result = compile(source);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    return bind(`m.${i}`, source, result.measure, []);
  });
  const [own] = withTold(bound);
  const selections = (own?.units ?? []).flatMap((unit) => unit.selections);
  return selections
    .flatMap((one) =>
      one?.beside ? [`${wordsOf(one.pick)}: ${questionsOf(one.family).join(', ')}`] : [],
    )
    .sort();
}

function questionsOf(family: string): string[] {
  const [, , questions] = JSON.parse(family) as [unknown, unknown, string[]];
  return questions.map((one) => (JSON.parse(one) as { name: string }).name);
}

function wordsOf(pick: Picking | null): string {
  if (!pick) return 'everybody';
  const { limits, ranges = {}, rest } = pick;
  const names = [...Object.entries(limits), ...Object.entries(ranges)].map(
    ([name, limit]) => `${'not' in limit && limit.not ? 'not ' : ''}${name}`,
  );
  return [...names, ...rest.map((one) => (one.includes('"not"') ? 'not …' : '…'))].join(' and ');
}

describe('a number of people', () => {
  it.each<[string, unknown, string[]]>([
    ['by one condition', count('{overall} >= 4'), ['everybody: overall']],
    [
      'by a range of one answer',
      count('{overall} >= 3 and {overall} <= 4'),
      ['everybody: overall'],
    ],
    [
      'by one of two answers',
      count("{stage} = 'primary' or {stage} = 'basic'"),
      ['everybody: stage'],
    ],
    [
      'by an answer that is given',
      count('{overall} notempty and {overall} < 3'),
      ['everybody: overall'],
    ],
    [
      'by two answers compared with each other',
      count('{overall} > {food}'),
      ['everybody: food, overall'],
    ],
    [
      'by two questions',
      count("{stage} = 'primary' and {overall} >= 4"),
      ['everybody: overall, stage', 'overall: stage', 'stage: overall'],
    ],
    [
      'by one of two questions: what neither says',
      count("{stage} = 'primary' or {eats_at_school} = true"),
      [
        'everybody: eats_at_school, stage',
        'not eats_at_school: stage',
        'not stage: eats_at_school',
      ],
    ],
    [
      'by a range and another question',
      count("{overall} >= 3 and {overall} <= 4 and {stage} = 'primary'"),
      ['everybody: overall, stage', 'overall: stage', 'stage: overall'],
    ],
    [
      'by three questions',
      count("{stage} = 'primary' and {overall} >= 4 and {eats_at_school} = true"),
      [
        'eats_at_school and overall: stage',
        'eats_at_school and stage: overall',
        'eats_at_school: overall, stage',
        'everybody: eats_at_school, overall, stage',
        'overall: eats_at_school, stage',
        'stage and overall: eats_at_school',
        'stage: eats_at_school, overall',
      ],
    ],
    [
      'by an answer of those who gave another: not by whether they gave it',
      count('{overall} >= 4 and {food} notempty'),
      ['everybody: food, overall', 'not …: overall'],
    ],
  ])('%s', (_, measure, expected) => {
    expect(picksOf(measure)).toEqual(expected);
  });

  it('by five questions is refused with its place', () => {
    const names = ['overall', 'food', 'recommend'].map((name) => `{${name}} >= 4`);
    const where = [...names, "{stage} = 'primary'", '{eats_at_school} = true'].join(' and ');
    expect(compile(count(where) as Measure)).toMatchObject({
      ok: false,
      faults: [{ path: 'of', code: 'measure.questions' }],
    });
  });
});

describe('a figure that says whom it looks at', () => {
  const rows = (where: string) => ({ form, count: true, where });
  const share = (of: string, whole: string) => ({ kind: 'share', of: rows(of), in: rows(whole) });
  it.each<[string, unknown, string[]]>([
    [
      'a share of all who answered',
      share('{overall} >= 4', '{overall} notempty'),
      ['everybody: overall'],
    ],
    [
      'a share among some',
      share("{overall} >= 4 and {stage} = 'primary'", "{stage} = 'primary'"),
      ['stage: overall'],
    ],
    [
      'a share by two questions among some',
      share(
        "{overall} >= 4 and {eats_at_school} = true and {stage} = 'primary'",
        "{stage} = 'primary'",
      ),
      [
        'eats_at_school and stage: overall',
        'stage and overall: eats_at_school',
        'stage: eats_at_school, overall',
      ],
    ],
    [
      'a share among some of some',
      share(
        "{overall} >= 4 and {eats_at_school} = true and {stage} = 'primary'",
        "{eats_at_school} = true and {stage} = 'primary'",
      ),
      ['eats_at_school and stage: overall', 'eats_at_school: stage', 'stage: eats_at_school'],
    ],
    [
      'a mean among some',
      { kind: 'mean', of: { form, mean: '{overall}', where: "{stage} = 'primary'" } },
      ['stage: overall'],
    ],
    [
      'a mean among some of some',
      {
        kind: 'mean',
        of: { form, mean: '{overall}', where: "{stage} = 'primary' and {eats_at_school} = true" },
      },
      ['eats_at_school and stage: overall', 'eats_at_school: stage', 'stage: eats_at_school'],
    ],
  ])('%s', (_, measure, expected) => {
    expect(picksOf(measure)).toEqual(expected);
  });
});

describe('a number of a table by two columns', () => {
  const exam = (where: string) => ({ table: 'exam', count: true, where });
  const share = (of: string, whole = '{subject} notempty') =>
    ({ kind: 'share', of: exam(of), in: exam(whole) }) as Measure;
  const both = share('{passed} = true and {score} >= 50');
  const earlier = {
    kind: 'share',
    of: { ...exam('{passed} = false'), back: 1 },
    in: { ...exam('{subject} notempty'), back: 1 },
  } as Measure;
  it.each<[string, Measure[], string[]]>([
    ['gives nobody away by itself', [], []],
    ['nor beside itself', [both], []],
    ['does beside a number by one of them', [share('{passed} = false')], ['passed: score']],
    ['whatever is compared with', [share('{score} < 20')], ['score: passed']],
    [
      'or beside those by each',
      [share('{score} < 20'), share('{passed} = false')],
      ['passed: score', 'score: passed'],
    ],
    ['not beside a number by another column', [share('{hours} > 2')], []],
    ['nor beside one of another year', [earlier], []],
  ])('%s', (_, others, expected) => {
    expect(besideOf(both, others)).toEqual(expected);
  });
});
