import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Measure } from '../../catalogs/measure.ts';
import type { IndicatorValue } from '../../server/indicators/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import type { Measured } from '../support/measured.ts';
import { indicators } from './support/measure-catalogs.ts';
import {
  generated,
  periods,
  plainWorld,
  type Generated,
  type Made,
} from './support/measure-data.ts';
import { dictionary, ofPupils, parts } from './support/measure-dictionary.ts';
import { compute } from './support/measure-run.ts';
import { owing } from './support/plain-measures.ts';
import {
  isOwn,
  PlainValues,
  unitMeasure,
  type Asked,
  type PlainValue,
} from './support/plain-values.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

function oracleOf(data: Generated, made: Made, all: readonly Measured[], external: string | null) {
  const measures = new Map<string, Measure>(all.map(({ key, measure }) => [key, measure]));
  const schools = made.slice(0, -1);
  const entered = new Map(
    data.externals.map(({ organization, period, value }) => {
      const holder = schools[organization] ?? made.at(-1);
      return [`${external} ${periods[period]} ${holder?.id}`, value];
    }),
  );
  return new PlainValues(plainWorld(data, made), { measures, base: 'm.base' }, entered);
}

const seen = { compared: 0, valued: 0, kinds: new Map<string, number>() };

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

/** What is wrong with the product's value; null when it is the oracle's. */
function fault(row: IndicatorValue | undefined, right: PlainValue, isOwnData: boolean) {
  if (right.value === null) {
    if (!row) return null;
    if (row.value !== null) return `${row.value} where there is none`;
    return row.reason && right.why.some((one) => one === row.reason)
      ? null
      : `reason ${row.reason} instead of ${right.why.join(', ')}`;
  }
  if (!row || row.value === null) return `${row?.reason ?? 'nothing'} instead of ${right.value}`;
  if (!near(row.value, right.value)) return `${row.value} instead of ${right.value}`;
  if (!isOwnData) return null;
  for (const name of ['numerator', 'denominator'] as const) {
    const [one, other] = [row[name], right[name]];
    // A single organization's count may keep a denominator for itself.
    if (other === null) continue;
    if (one === null || !near(one, other)) return `${name} ${one} instead of ${other}`;
  }
  return null;
}

function coverageFault(
  row: IndicatorValue | undefined,
  oracle: PlainValues,
  asked: Asked,
  measure: Measure,
) {
  const own = unitMeasure(measure, asked.unit);
  if (!isOwn(own)) return null;
  const owed = owing(oracle.world, own, asked.period);
  const inside = oracle.world.organizations.filter(
    ({ id }) => oracle.brought(own, { ...asked, organizationId: id })[0]?.why.length === 0,
  );
  if (!row) return inside.length === 0 && (owed ?? []).length === 0 ? null : 'no row';
  const expected = owed?.length ?? null;
  const reported = owed ? inside.filter(({ id }) => owed.includes(id)).length : inside.length;
  if (row.expected === expected && row.reported === reported) return null;
  return `${row.reported} of ${row.expected} instead of ${reported} of ${expected}`;
}

it('gives what a slow plain reading of the measures gives', async () => {
  let found: string[] = [];
  const checked = await fc.check(
    fc.asyncProperty(generated, indicators, async (data, all) => {
      const around = data.results.length % 2 === 0 ? dictionary : ofPupils;
      const { made, external, values } = await compute(town, data, all, periods, around);
      const oracle = oracleOf(data, made, all, external);
      const rows = new Map(
        values.map((row) => [
          JSON.stringify([
            row.indicatorKey,
            row.period,
            row.scope === 'municipality' ? null : row.scopeId,
            row.part,
          ]),
          row,
        ]),
      );
      const faults: string[] = [];
      for (const { key, measure } of all) {
        const units = measure.kind === 'composite' ? measure.parts.map(({ id }) => id) : [''];
        for (const unit of units) {
          const plain = unitMeasure(measure, unit);
          const divided = 'breakdown' in plain && plain.breakdown ? parts : [];
          for (const period of periods) {
            for (const organizationId of [...made.map(({ id }) => id), null]) {
              for (const part of ['', ...divided]) {
                const asked = { key, unit, period, organizationId, part };
                const name = [unit, part].filter((one) => one !== '').join('/');
                const row = rows.get(JSON.stringify([key, period, organizationId, name]));
                const right = oracle.of(asked);
                seen.compared += 1;
                if (right.value !== null) {
                  seen.valued += 1;
                  seen.kinds.set(plain.kind, (seen.kinds.get(plain.kind) ?? 0) + 1);
                }
                const wrong =
                  fault(row, right, isOwn(plain)) ??
                  (organizationId === null && part === ''
                    ? coverageFault(row, oracle, asked, measure)
                    : null);
                if (wrong)
                  faults.push(
                    `${wrong}\n  at ${JSON.stringify(asked)}\n  of ${JSON.stringify(plain)}`,
                  );
              }
            }
          }
        }
      }
      if (faults.length > 0) {
        found = [`${faults.length} faults`, ...faults.slice(0, 8)];
        throw new Error('not the same');
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  expect(found.join('\n')).toBe('');
  expect(checked.failed, String(checked.errorInstance)).toBe(false);
});
