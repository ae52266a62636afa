import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMethod, methods } from '../../catalogs/methods/library.ts';
import type {
  Method,
  MethodData,
  MethodResult,
  Observation,
  SettingValue,
} from '../../catalogs/methods/method.ts';

/** Any numbers at all, and those at which formulas break. */
const amount = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 120 }) },
  fc.constant(null),
  fc.constantFrom(0, 1, 100, -5, 1e308, -1e308, 1e-300, NaN, Infinity),
  fc.double(),
);

const ids = Array.from({ length: 26 }, (_, i) => `school-${String(i + 10)}`);
/** Mostly this period and the whole, so that sets are full enough to be computed. */
const back = fc.constantFrom(0, 0, 0, 0, 1, 2, 3);
const part = fc.constantFrom('', '', '', '', 'maths', 'group-1');

function settingsOf(method: Method): fc.Arbitrary<Record<string, SettingValue>> {
  const one = Object.entries(method.settings).map(([id, setting]) => {
    const any: fc.Arbitrary<SettingValue> = setting.choices
      ? fc.constantFrom(...setting.choices.map(({ value }) => value))
      : typeof setting.default === 'number'
        ? fc
            .double({ min: setting.min ?? -10, max: setting.max ?? 200, noNaN: true })
            .map((x) => (setting.unit === 'count' ? Math.round(x) : x))
        : typeof setting.default === 'boolean'
          ? fc.boolean()
          : fc.constantFrom('', 'maths', 'maths, group-1');
    return [id, any] as const;
  });
  return fc.oneof(fc.constant({}), fc.record(Object.fromEntries(one)));
}

/** Names that the method looks for, and names of halves. */
function namesOf(method: Method): string[] {
  const own = method.inputs.map(({ name }) => name).filter((name) => name !== '*');
  return own.length > 0
    ? [...own, 'factor/x', 'rating/x', 'importance/x']
    : ['x', 'staff/y', 'social', 'place/z'];
}

function dataFor(method: Method): fc.Arbitrary<MethodData> {
  const names = namesOf(method);
  const lists = method.lists?.map(({ name }) => name) ?? ['none'];
  return fc
    .record({
      organizations: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 26 }),
      years: fc.integer({ min: 1, max: 4 }),
      settings: settingsOf(method),
      inputs: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 20 }).chain((chosen) =>
        fc.tuple(
          ...chosen.map((name) =>
            fc.record({
              name: fc.constant(name),
              polarity: fc.constantFrom('up' as const, 'down' as const),
              weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
              norm: fc.constantFrom(null, 1, '50', '2,5', 'x', true, false),
            }),
          ),
        ),
      ),
    })
    .chain((given) =>
      fc.record({
        years: fc.constant(given.years),
        settings: fc.constant(given.settings),
        inputs: fc.constant(given.inputs),
        organizations: fc.tuple(
          ...given.organizations.map((id) =>
            fc.record({ id: fc.constant(id), cluster: fc.constantFrom('', 'town', 'village') }),
          ),
        ),
        observations: fc.array(
          fc.record({
            organizationId: fc.constantFrom(...ids),
            input: fc.constantFrom(...names),
            back,
            part,
            value: amount,
            numerator: amount,
            denominator: amount,
          }),
          { maxLength: 250 },
        ),
        memberships: fc.array(
          fc.record({
            list: fc.constantFrom(...lists),
            organizationId: fc.constantFrom(...ids),
            back,
            group: fc.constant(null),
            listed: fc.constantFrom(true, false, null),
            score: amount,
          }),
          { maxLength: 60 },
        ),
      }),
    )
    .map((data) => ({ ...data, ...once(data) }));
}

/** A set holds one value of each place: of two made by chance the first stays. */
function once({ observations, memberships }: Pick<MethodData, 'observations' | 'memberships'>) {
  const first = <T>(items: readonly T[], place: (item: T) => string) => [
    ...new Map(items.toReversed().map((item) => [place(item), item])).values(),
  ];
  return {
    observations: first(observations, (one) =>
      [one.organizationId, one.input, one.back, one.part].join('|'),
    ),
    memberships: first(memberships, (one) => [one.list, one.organizationId, one.back].join('|')),
  };
}

const numbersOf = (result: MethodResult) => [
  ...Object.values(result.numbers),
  ...result.organizations.flatMap(({ score, rank, numbers }) => [
    score,
    rank,
    ...Object.values(numbers),
  ]),
];

const allowed = (declared: readonly { id: string }[], id: string) =>
  declared.some((one) =>
    one.id.endsWith(':*') ? id.startsWith(one.id.slice(0, -1)) : one.id === id,
  );

const named = methods.map((method) => [method.id, method] as const);

describe.each(named)('%s', (_, method) => {
  it('never throws, gives NaN or Infinity, or anything it does not declare', () => {
    fc.assert(
      fc.property(dataFor(method), (data) => {
        const result = method.run(data);
        expect(numbersOf(result).filter((x) => x !== null && !Number.isFinite(x))).toEqual([]);
        expect(result.organizations.map((one) => one.organizationId)).toEqual(
          data.organizations.map(({ id }) => id),
        );
        const groups = method.groups.map(({ id }) => id);
        const unknown = (marks: readonly string[]) =>
          marks.filter((id) => !allowed(method.marks, id));
        for (const one of result.organizations) {
          if (!groups.includes('*')) expect([null, ...groups]).toContain(one.group);
          expect(Object.keys(one.numbers).filter((id) => !allowed(method.numbers, id))).toEqual([]);
          expect(unknown(one.marks)).toEqual([]);
        }
        expect(unknown(result.marks)).toEqual([]);
        const whole = Object.keys(result.numbers);
        expect(whole.filter((id) => !allowed(method.wholeNumbers, id))).toEqual([]);
        expect(whole).toContain('score');
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of organizations or observations', () => {
    const sane = dataFor(method).map((data) => ({
      ...data,
      observations: data.observations.map((one): Observation => {
        const plain = (x: number | null) =>
          x === null || !(Math.abs(x) < 1e6) ? null : Math.round(x);
        return {
          ...one,
          value: plain(one.value),
          numerator: plain(one.numerator),
          denominator: plain(one.denominator),
        };
      }),
    }));
    fc.assert(
      fc.property(sane, (data) => {
        const result = method.run(data);
        const turned = method.run({
          ...data,
          organizations: data.organizations.toReversed(),
          observations: data.observations.toReversed(),
          memberships: data.memberships.toReversed(),
        });
        expect(turned.organizations.toReversed()).toEqual(result.organizations);
        expect(turned.numbers).toEqual(result.numbers);
        expect(turned.groups).toEqual(result.groups);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whole numbers for a few schools, each with a value of one input. */
const column = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 });

function single(values: readonly number[], polarity: 'up' | 'down'): MethodData {
  return {
    organizations: values.map((_, i) => ({ id: String(i), cluster: '' })),
    inputs: [{ name: 'x', polarity, weight: 1, norm: null }],
    observations: values.map((value, i) => ({
      organizationId: String(i),
      input: 'x',
      back: 0,
      part: '',
      value,
      numerator: null,
      denominator: null,
    })),
    memberships: [],
    years: 1,
    settings: {},
  };
}

const run = (id: string, data: MethodData) => {
  const result = findMethod(id)?.run(data);
  if (!result) throw new Error(`no method ${id}`);
  return result.organizations;
};

describe('indices', () => {
  it('by least and greatest stay the same in other units', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 1, max: 50 }), fc.integer(), (values, times, plus) => {
        const shift = plus % 10_000;
        const scaled = values.map((x) => x * times + shift);
        expect(run('multidimensional-mean', single(scaled, 'up'))).toMatchObject(
          run('multidimensional-mean', single(values, 'up')).map(({ score, rank }) => ({
            score,
            rank,
          })),
        );
      }),
    );
  });

  it.each(['multidimensional-mean', 'ranking'])(
    '%s: a better value never has a worse place',
    (id) => {
      fc.assert(
        fc.property(column, fc.constantFrom('up' as const, 'down' as const), (values, polarity) => {
          const ranks = run(id, single(values, polarity)).map(({ rank }) => rank);
          values.forEach((x, i) => {
            values.forEach((y, j) => {
              const [mine, other] = [ranks[i] ?? null, ranks[j] ?? null];
              if (mine === null || other === null) return;
              const better = polarity === 'up' ? x > y : x < y;
              if (better) expect(mine).toBeLessThan(other);
              if (x === y) expect(mine).toBe(other);
            });
          });
        }),
      );
    },
  );

  it('take in a quarter whoever is as low as one who is in', () => {
    fc.assert(
      fc.property(column, (values) => {
        const groups = run('quarter', single(values, 'up')).map(({ group }) => group);
        values.forEach((x, i) => {
          values.forEach((y, j) => {
            if (groups[i] === 'always' && y <= x) expect(groups[j]).toBe('always');
          });
        });
      }),
    );
  });
});
