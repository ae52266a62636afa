import fc from 'fast-check';
import type { Aggregate, Population } from '../../../catalogs/aggregate.ts';
import type { PlainMeasure } from '../../../catalogs/measure.ts';
import type { Measured } from '../../support/measured.ts';
import { formKey } from './measure-dictionary.ts';

/** Generated measures of every kind over one small dictionary, none of which may be refused. */

interface Source {
  name: { form: string } | { table: string };
  numbers: readonly string[];
  conditions: readonly string[];
  groups: readonly string[];
}

const sources: readonly Source[] = [
  {
    name: { form: formKey },
    numbers: ['overall', 'food', 'recommend'],
    conditions: ['{eats_at_school} = true', "{stage} anyof ['primary', 'senior']"],
    groups: ['stage', 'overall', 'eats_at_school'],
  },
  {
    name: { table: 'results' },
    numbers: ['points', 'before'],
    conditions: ['{passed} = true', '{passed} = false', "{class} = '5 А'", '{class} notempty'],
    groups: ['class', 'stage', 'passed'],
  },
  {
    name: { table: 'groups' },
    numbers: ['took', 'good'],
    conditions: ["{class} <> '5 а'"],
    groups: ['class', 'stage'],
  },
];

const pick = <T>(...from: readonly T[]) => fc.constantFrom(...from);
const signs = pick('=', '<>', '<', '<=', '>', '>=');
const constant = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map(String),
  fc.integer({ min: 0, max: 100 }).map(String),
  pick('{@norm}'),
);

function conditionOver({ numbers, conditions }: Source): fc.Arbitrary<string> {
  const name = pick(...numbers.map((one) => `{${one}}`));
  const single = fc.oneof(
    fc.tuple(name, signs, constant).map((all) => all.join(' ')),
    fc.tuple(name, signs, name).map((all) => all.join(' ')),
    fc.tuple(name, pick('empty', 'notempty')).map((all) => all.join(' ')),
    pick(...conditions, "{stage} = 'basic'", "{stage} <> 'basic'", "{stage} anyof ['basic']"),
  );
  return fc.oneof(
    { weight: 3, arbitrary: single },
    fc.tuple(single, pick('and', 'or'), single).map((all) => all.join(' ')),
    fc.tuple(single, single, single).map(([a, b, c]) => `${a} and !(${b} or ${c})`),
  );
}

function numberOver(source: Source): fc.Arbitrary<string> {
  const name = pick(...source.numbers.map((one) => `{${one}}`));
  return fc.oneof(
    { weight: 4, arbitrary: name },
    fc.tuple(name, pick('+', '-', '*'), name).map((all) => all.join(' ')),
    fc.tuple(name, name, pick(0, 1, 2)).map(([a, b, n]) => `round(${a} / ${b}, ${n})`),
    fc
      .tuple(conditionOver(source), name, name)
      .map(([condition, a, b]) => `iif(${condition}, ${a}, ${b})`),
  );
}

type Span = { back?: number; over?: number | 'all' };
const span: fc.Arbitrary<Span> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  pick<Span>({ back: 1 }, { back: 2 }, { over: 2 }, { over: 3 }, { over: 'all' }),
  pick<Span>({ back: 1, over: 2 }, { back: 1, over: 'all' }),
);

type Take = 'count' | 'sum' | 'mean' | 'value';

/** Rows with their narrowing; `divided` says whether they may name their part. */
function rows(takes: readonly Take[], divided: boolean, per: boolean): fc.Arbitrary<Aggregate> {
  return pick(...sources).chain((source) =>
    fc
      .record({
        take: pick(...takes),
        number: numberOver(source),
        where: fc.option(conditionOver(source), { nil: undefined, freq: 2 }),
        by: divided ? fc.boolean() : fc.constant(false),
        per: per
          ? fc.oneof(
              fc.constant('organization' as const),
              pick(...source.groups).map((name) => ({ group: `{${name}}` })),
            )
          : fc.constant(undefined),
        span,
      })
      .map(
        ({ take, number: text, where, by, per: first, span: years }) =>
          ({
            ...source.name,
            [take]: take === 'count' ? true : text,
            ...(where === undefined ? {} : { where }),
            ...(by ? { by: '{stage}' } : {}),
            ...(first === undefined ? {} : { per: first }),
            ...years,
          }) as Aggregate,
      ),
  );
}

const people = ['pupils_total', 'pupils_volunteers', 'clubs', 'clubs__basic', 'seats'];
const element = (...ids: readonly string[]): fc.Arbitrary<Aggregate> =>
  fc.tuple(pick(...ids), span).map(([id, years]) => ({ element: id, ...years }));
const anyElement = element(...people, 'load', 'has_plan', 'antidestructive_program');

/** Amounts that may be added: whole numbers of people or rows. */
const whole = (divided: boolean) => fc.oneof(element(...people), rows(['count'], divided, false));
const amount = (divided: boolean) =>
  fc.oneof(
    { weight: 3, arbitrary: anyElement },
    { weight: 3, arbitrary: rows(['count', 'sum', 'mean'], divided, false) },
    { weight: 1, arbitrary: simpleFormula(divided) },
  );

function simpleFormula(divided: boolean): fc.Arbitrary<Aggregate> {
  return fc
    .record({
      text: pick('{a} + {b}', '{a} - {b}', '{a} * 2 - {b}', 'iif({a} > {b}, {a}, {b})'),
      a: whole(divided),
      b: whole(divided),
    })
    .map(({ text, a, b }) => ({ formula: text, of: { a, b } }));
}

function formula(divided: boolean): fc.Arbitrary<Aggregate> {
  const quotient = fc
    .record({
      text: pick('{a} / {b}', '100 * {a} / {b}', 'round({a} / {b}, 2)', 'iif({b} > 2, {a}, {b})'),
      a: whole(divided),
      b: whole(divided),
    })
    .map(({ text, a, b }): Aggregate => ({ formula: text, of: { a, b } }));
  return fc.oneof(quotient, simpleFormula(divided));
}

function condition(
  divided: boolean,
): fc.Arbitrary<{ where: string; of: Record<string, Aggregate> }> {
  const two = fc.record({
    where: pick(
      ...['{a} >= {b}', '{a} = {b}', '{a} > 0 and {b} >= {@norm}', '{a} = 1 or {b} > 3'],
      ...[
        '{a} / {b} >= 0.5',
        '!({a} < {b})',
        '{a} <> {b}',
        divided ? '{a} > {b}' : '{a} empty or {b} > 1',
      ],
    ),
    of: fc.record({ a: amount(divided), b: amount(divided) }),
  });
  const one = fc.record({
    where: fc.tuple(signs, constant).map(([sign, value]) => `{a} ${sign} ${value}`),
    of: fc.record({ a: amount(divided) }),
  });
  return fc.oneof(two, one);
}

const holds = (divided: boolean) =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: condition(divided).map(({ where, of }) => ({ organizations: where, of })),
    },
    { weight: 1, arbitrary: fc.constant({ organizations: true as const }) },
  );

const chosen = (one: fc.Arbitrary<Aggregate>): fc.Arbitrary<Aggregate> =>
  fc.oneof(
    { weight: 9, arbitrary: one },
    fc.record({ all: one, some: one }).map((cases) => ({ setting: 'base', cases })),
  );

const adding = (divided: boolean) =>
  chosen(
    fc.oneof(
      { weight: 4, arbitrary: element(...people) },
      { weight: 4, arbitrary: rows(['count', 'sum'], divided, false) },
      { weight: 2, arbitrary: holds(divided) },
      { weight: 2, arbitrary: formula(divided) },
    ),
  );
const series = (divided: boolean, take: Take) =>
  chosen(
    fc.oneof(
      { weight: 3, arbitrary: rows([take], divided, false) },
      { weight: 3, arbitrary: rows(['count', 'sum', 'mean'], divided, true) },
      { weight: 1, arbitrary: anyElement },
      { weight: 1, arbitrary: formula(divided) },
    ),
  );

const population: fc.Arbitrary<Population | undefined> = fc.option(
  fc.oneof(
    pick<Population>({ types: ['school'] }, { types: ['school', 'kindergarten'] }),
    pick<Population>({ clusters: ['north'] }, { clusters: ['north', 'south'], types: ['school'] }),
    pick<Population>(
      { list: { computed: 'low' } },
      { list: { computed: 'low', groups: ['never'] } },
    ),
    condition(false),
    condition(false).map((one) => ({ ...one, types: ['school' as const] })),
  ),
  { nil: undefined, freq: 2 },
);

function ownMeasure(divided: boolean): fc.Arbitrary<PlainMeasure> {
  const one = adding(divided);
  const rest = { population };
  return fc.oneof(
    fc.record({ kind: pick('share', 'ratio'), of: one, in: one, ...rest }),
    fc.record({ kind: pick('sum'), of: one, ...rest }),
    fc.record({
      kind: pick('count'),
      of: chosen(fc.oneof(rows(['count'], divided, false), holds(divided))),
      ...rest,
    }),
    fc.record({
      kind: pick('mean'),
      of: fc.oneof(series(divided, 'mean'), series(divided, 'value')),
      ...rest,
    }),
    fc.record({ kind: pick('median', 'min', 'max'), of: series(divided, 'value'), ...rest }),
    fc.record({
      kind: pick('percentile'),
      of: series(divided, 'value'),
      p: pick(10, 25, 33.3, 50, 75, 90, 100),
      ...rest,
    }),
    fc.record({
      kind: pick('presence'),
      of: chosen(amount(divided)),
      expect: pick(true, false),
      when: fc.option(condition(false), { nil: undefined }),
      ...rest,
    }),
  ) as fc.Arbitrary<PlainMeasure>;
}

/** Whether something in `of` has a number of each part, as a breakdown needs. */
function isDivided(one: Aggregate): boolean {
  if ('element' in one) return one.element === 'clubs';
  if ('form' in one || 'table' in one) return one.by !== undefined;
  const inside = 'cases' in one ? one.cases : (one.of ?? {});
  const all = Object.values(inside);
  // Whichever case is chosen must be divided.
  return 'cases' in one ? all.every(isDivided) : all.some(isDivided);
}

const plain = ownMeasure(false);
const broken = ownMeasure(true)
  .filter((one) => 'of' in one && isDivided(one.of as Aggregate))
  .map((one) => ({ ...one, breakdown: 'stage' }) as PlainMeasure);

/** The one that computed lists rank by: always there, never hidden. */
const base: Measured = {
  key: 'm.base',
  measure: { kind: 'ratio', of: { element: 'pupils_volunteers' }, in: { element: 'pupils_total' } },
};

const external: PlainMeasure = { kind: 'external', source: 'ФИС ОКО' };

function derived(keys: readonly string[], wholes: readonly string[]): fc.Arbitrary<PlainMeasure> {
  return fc.oneof(
    fc.record({
      kind: pick('change'),
      of: pick(...keys),
      back: pick(1, 2),
      as: pick('difference', 'percent'),
    }),
    fc
      .record({
        of: fc.subarray([...wholes], { minLength: 2, maxLength: 3 }),
        weights: fc.option(fc.array(pick(1, 2, 0.5), { minLength: 3, maxLength: 3 })),
      })
      .map(({ of, weights }) => ({
        ...{ kind: 'index' as const, method: 'mean' as const, of },
        ...(weights ? { weights: weights.slice(0, of.length) } : {}),
      })),
    fc.record({ kind: pick('list'), computed: pick('low'), as: pick('count', 'share') }),
    fc.record({
      ...{ kind: pick('list'), computed: pick('low'), as: pick('count', 'share') },
      groups: pick(['never'], ['always', 'never']),
    }),
    fc.record({
      kind: pick('score'),
      computed: pick('places'),
      output: pick('rank', 'score', 'median'),
    }),
  ) as fc.Arbitrary<PlainMeasure>;
}

/** One catalog's indicators: of own data first, then those made from them. */
export const indicators: fc.Arbitrary<Measured[]> = fc
  .record({
    plain: fc.array(plain, { minLength: 22, maxLength: 30 }),
    broken: fc.array(broken, { minLength: 6, maxLength: 10 }),
  })
  .chain(({ plain: one, broken: two }) => {
    const own = [...one, ...two, external].map((measure, i) => ({
      key: `m.${i}`,
      measure,
    }));
    const keys = own.map(({ key }) => key);
    const made = fc.array(derived(['m.base', ...keys], ['m.base', ...keys.slice(0, 12)]), {
      minLength: 8,
      maxLength: 12,
    });
    const composite = fc.array(fc.tuple(plain, fc.oneof(plain, broken)), { maxLength: 2 });
    return fc.tuple(made, composite).map(([more, both]) => [
      base,
      ...own,
      ...more.map((measure, i) => ({ key: `d.${i}`, measure })),
      ...both.map(([x, y], i) => ({
        key: `c.${i}`,
        measure: {
          kind: 'composite',
          parts: [x, y].map((measure, p) => ({
            ...{ id: `part_${p}`, title: `Часть ${p}`, unit: 'ед.', decimals: 1, measure },
          })),
        },
      })),
    ]);
  })
  .map((all) => JSON.parse(JSON.stringify(all)) as Measured[]);
