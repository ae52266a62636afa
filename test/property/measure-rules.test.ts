import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import type { Measured } from '../support/measured.ts';
import { indicators } from './support/measure-catalogs.ts';
import { generated, periods, type Generated } from './support/measure-data.ts';
import { formKey } from './support/measure-dictionary.ts';
import { compute } from './support/measure-run.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const now = periods[3];
const form = formKey;
const base: Measured = {
  key: 'm.base',
  measure: { kind: 'ratio', of: { element: 'pupils_volunteers' }, in: { element: 'pupils_total' } },
};

/** What does not care where one organization ends and the next begins. */
const summed: Measured[] = [
  base,
  {
    key: 's.share',
    measure: {
      kind: 'share',
      of: { element: 'clubs' },
      in: { element: 'clubs' },
      breakdown: 'stage',
    },
  },
  { key: 's.sum', measure: { kind: 'sum', of: { element: 'load' } } },
  { key: 's.over', measure: { kind: 'sum', of: { form, count: true, over: 'all' } } },
  {
    key: 's.parents',
    measure: {
      kind: 'share',
      of: { form, count: true, where: '{overall} >= 4', by: '{stage}' },
      in: { form, count: true, where: '{overall} notempty', by: '{stage}' },
      breakdown: 'stage',
    },
  },
  { key: 's.mean', measure: { kind: 'mean', of: { form, mean: '{recommend}' } } },
  {
    key: 's.median',
    measure: {
      kind: 'median',
      of: { table: 'results', value: '{points}', where: '{before} > 10' },
    },
  },
  { key: 's.p', measure: { kind: 'percentile', p: 75, of: { table: 'groups', value: '{took}' } } },
  { key: 's.max', measure: { kind: 'max', of: { form, value: '{food}' } } },
];

/** The first organization's people and numbers, every other one now in a new organization. */
function split(data: Generated): Generated {
  const added = data.organizations.length;
  const half = <T extends { organization: number }>(all: readonly T[]): T[] =>
    all.map((one, i) =>
      one.organization === 0 && i % 2 === 1 ? { ...one, organization: added } : one,
    );
  return {
    ...data,
    organizations: [...data.organizations, ...data.organizations.slice(0, 1)],
    reports: data.reports.flatMap((one) => {
      if (one.organization !== 0) return [one];
      const kept = Object.entries(one.told).map(([id, said]) => {
        const value = said?.state === 'value' ? said.value : 0;
        // One keeps half, rounded to what can be reported, the other the rest.
        const part = id === 'load' ? value / 2 : Math.floor(value / 2);
        const of = (number: number) =>
          said?.state === 'value' ? { ...said, value: number } : said;
        return [id, of(part), of(value - part)] as const;
      });
      const first = Object.fromEntries(kept.map(([id, a]) => [id, a]));
      const second = Object.fromEntries(kept.map(([id, , b]) => [id, b]));
      return [
        { ...one, told: first },
        { ...one, organization: added, told: second },
      ];
    }),
    responses: half(data.responses),
    results: half(data.results),
    groups: half(data.groups),
  };
}

/** Organizations beyond those that there are would be none; a split needs its number free. */
function fitting(data: Generated): Generated {
  const most = data.organizations.length;
  const here = <T extends { organization: number }>(all: readonly T[]): T[] =>
    all.filter(({ organization }) => organization < most);
  return {
    ...data,
    campaigns: data.campaigns.map((one) => ({
      ...one,
      organizations: one.organizations.filter((organization) => organization < most),
    })),
    reports: here(data.reports),
    responses: here(data.responses),
    results: here(data.results),
    groups: here(data.groups),
    externals: [],
  };
}

it('gives the municipality the same when one organization becomes two', async () => {
  await fc.assert(
    fc.asyncProperty(generated, async (any) => {
      const data = fitting(any);
      const townOf = async (one: Generated) => {
        const { values } = await compute(town, one, summed);
        return new Map(
          values
            .filter(({ scope }) => scope === 'municipality')
            .map((row) => [`${row.indicatorKey} ${row.period} ${row.part}`, row.value]),
        );
      };
      const one = await townOf(data);
      const two = await townOf(split(data));
      expect([...two.keys()].sort()).toEqual([...one.keys()].sort());
      for (const [name, value] of one) {
        const other = two.get(name) ?? null;
        if (value === null) expect(other, name).toBeNull();
        else expect(other, name).toBeCloseTo(value, 9);
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

it('leaves everybody else’s values alone when an organization’s reports go', async () => {
  const independent = indicators.map((all) =>
    all.filter(
      ({ measure }) => !/"(list|score|composite|index|change)"/.test(JSON.stringify(measure)),
    ),
  );
  await fc.assert(
    fc.asyncProperty(generated, independent, async (data, all) => {
      const without = (given: Generated): Generated => {
        const others = <T extends { organization: number }>(some: readonly T[]): T[] =>
          some.filter(({ organization }) => organization !== 0);
        return {
          ...given,
          reports: others(given.reports),
          responses: others(given.responses),
          externals: others(given.externals),
        };
      };
      const valuesOf = async (one: Generated) => {
        const { values, made } = await compute(town, one, all, [now]);
        for (const { value, reason } of values) {
          expect(value === null ? reason !== null : Number.isFinite(value)).toBe(true);
        }
        const place = new Map(made.map(({ id }, i) => [id, i]));
        return new Map(
          values
            .filter(({ scope, scopeId }) => scope === 'organization' && place.get(scopeId) !== 0)
            .map(({ indicatorKey, scopeId, part, value, numerator, denominator }) => [
              `${indicatorKey} ${place.get(scopeId)} ${part}`,
              [value, numerator, denominator],
            ]),
        );
      };
      const before = await valuesOf(data);
      const after = await valuesOf(without(data));
      expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
