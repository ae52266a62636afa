import type { CompiledMeasure } from '../catalogs/compiled.ts';
import type { ListResult } from './sheet.ts';
import type { Compared, ValueRow } from './model.ts';
import type { NoValueReason } from './schema.ts';
import { partName, type Unit } from './unit.ts';
import { newest } from './quantity.ts';
import { indexParts, valueOf } from './value.ts';

/** Values made from other values of the same place: pure, rows in, rows out. */

/** Where a value stands and what all values there share. */
export interface Scope {
  scope: ValueRow['scope'];
  scopeId: string;
}

type Measured<Kind extends CompiledMeasure['kind']> = Extract<CompiledMeasure, { kind: Kind }>;

/** A row may have its numbers and still not count, as it is not on the list that is measured. */
function usable(row: ValueRow | undefined): ValueRow | undefined {
  return row?.listed === false ? undefined : row;
}

/** An index from the whole values of other indicators at one place; none where none is there. */
export function indexRow(
  unit: Unit,
  measure: Measured<'index'>,
  scope: Scope,
  rows: readonly (ValueRow | undefined)[],
): ValueRow[] {
  const parts = rows.map(usable);
  const present = parts.filter((part) => part !== undefined);
  if (present.length === 0) return [];
  const values = parts.map((part) => part?.value ?? null);
  const { numerator, denominator, reason } = indexParts(values, measure.weights);
  const outcome = reason
    ? { value: null, reason }
    : valueOf(measure, { numerator, denominator, distribution: null });
  return [
    {
      ...frame(unit, scope, present),
      part: partName(unit, ''),
      ...outcome,
      numerator,
      denominator,
      reported: values.includes(null) ? 0 : 1,
    },
  ];
}

/**
 * By part: how many organizations are in the value and in the earlier one, where these are not the
 * same ones, so that the change is one of other organizations as well.
 */
export function comparedSets(
  current: readonly ValueRow[],
  earlier: readonly ValueRow[],
): Map<string, Compared> {
  const [now, before] = [current, earlier].map(insideByPart) as [Inside, Inside];
  return new Map(
    [...now].flatMap(([part, ids]): [string, Compared][] => {
      const others = before.get(part) ?? new Set();
      const same = ids.size === others.size && [...ids].every((id) => others.has(id));
      return same ? [] : [[part, { now: ids.size, before: others.size }]];
    }),
  );
}

type Inside = Map<string, Set<string>>;

/** The organizations in the municipality's value, by part. */
function insideByPart(rows: readonly ValueRow[]): Inside {
  const inside: Inside = new Map();
  for (const { part, scopeId, reported, listed } of rows) {
    if (reported !== 1 || listed === false) continue;
    inside.set(part, (inside.get(part) ?? new Set()).add(scopeId));
  }
  return inside;
}

/**
 * A value against that of an earlier period, for the whole and for each part that both have.
 * @param compared of the municipality: where the two are of different organizations
 */
export function changeRows(
  unit: Unit,
  measure: Measured<'change'>,
  scope: Scope,
  current: readonly ValueRow[],
  earlier: readonly ValueRow[],
  compared: ReadonlyMap<string, Compared> = new Map(),
): ValueRow[] {
  const before = new Map(earlier.map((row) => [row.part, usable(row)]));
  return current.flatMap((row) => {
    const then = before.get(row.part);
    const given = usable(row);
    if (!given || (row.part !== '' && (then?.value ?? null) === null)) return [];
    const reason: NoValueReason | null =
      given.value === null
        ? (given.reason ?? 'notReported')
        : (then?.value ?? null) === null
          ? 'needsEarlierPeriod'
          : null;
    const numerator = reason ? null : given.value;
    const denominator = reason ? null : (then?.value ?? null);
    const outcome = reason
      ? { value: null, reason }
      : valueOf(measure, { numerator, denominator, distribution: null });
    return [
      {
        ...frame(unit, scope, then ? [given, then] : [given]),
        part: partName(unit, row.part),
        ...outcome,
        numerator,
        denominator,
        reported: reason ? 0 : 1,
        compared: outcome.value === null ? null : (compared.get(row.part) ?? null),
      },
    ];
  });
}

/** What values share that are made from others. */
function frame(unit: Unit, scope: Scope, from: readonly ValueRow[]) {
  const people = from.filter(({ personal }) => personal);
  const counted = people.length > 0 ? people : from;
  return {
    ...scope,
    indicatorKey: unit.key,
    distribution: null,
    listed: null,
    n: Math.min(...counted.map(({ n }) => n)),
    base: Math.min(...counted.map(({ base }) => base)),
    others: null,
    groups: null,
    expected: null,
    answered: null,
    compared: null,
    freshAt: from.map(({ freshAt }) => freshAt).reduce(newest, null),
    // Shown only where every part may be shown: its threshold is the strictest of theirs.
    personal: people.length > 0,
    minimumGroup: Math.max(...from.map(({ minimumGroup }) => minimumGroup)),
  };
}

/**
 * The numbers that a computed list gives. It was made from values that may be shown, so that its
 * own may be shown as well.
 */
export function scoreRows(
  unit: Unit,
  measure: Measured<'score'>,
  municipalityId: string,
  { result, freshAt }: ListResult,
): ValueRow[] {
  const { output } = measure;
  const own = result.organizations.map((one): [Scope, number | null] => [
    { scope: 'organization', scopeId: one.organizationId },
    output === null || output === 'score'
      ? one.score
      : output === 'rank'
        ? one.rank
        : (one.numbers[output] ?? null),
  ]);
  const whole = result.numbers[output ?? 'score'] ?? null;
  const town: Scope = { scope: 'municipality', scopeId: municipalityId };
  return [...own, [town, whole] as const].map(([scope, number]) => ({
    ...ofList(unit, scope, freshAt),
    value: number,
    numerator: number,
    denominator: null,
    reported: number === null ? 0 : 1,
    reason: number === null ? whyNone(scope, own, whole) : null,
  }));
}

/** A number that the list gives at the other level only is not missing here: there is none. */
function whyNone(
  { scope }: Scope,
  own: readonly (readonly [Scope, number | null])[],
  whole: number | null,
): NoValueReason {
  const given = own.some(([, number]) => number !== null);
  if (scope === 'municipality') return given ? 'perOrganization' : 'missingPart';
  return whole !== null && !given ? 'wholeOnly' : 'missingPart';
}

/** Whether each organization is in the groups of a computed list; the municipality's is their sum. */
export function listRows(
  unit: Unit,
  measure: Measured<'list'>,
  { result, freshAt }: ListResult,
  isListed: (group: string | null) => boolean | null,
): ValueRow[] {
  return result.organizations.map(({ organizationId, group }) => {
    const on = isListed(group);
    const numerator = on === null ? null : Number(on);
    const denominator = on === null ? null : 1;
    const outcome =
      on === null
        ? { value: null, reason: 'missingPart' as const }
        : valueOf(measure, { numerator, denominator, distribution: null });
    return {
      ...ofList(unit, { scope: 'organization', scopeId: organizationId }, freshAt),
      ...outcome,
      numerator,
      denominator,
      expected: 1,
      reported: on === null ? 0 : 1,
    };
  });
}

function ofList(unit: Unit, scope: Scope, freshAt: string | null) {
  return {
    ...scope,
    indicatorKey: unit.key,
    part: partName(unit, ''),
    distribution: null,
    listed: null,
    n: 1,
    base: 1,
    others: null,
    groups: null,
    expected: null,
    answered: null,
    compared: null,
    freshAt,
    personal: false,
    minimumGroup: 1,
  };
}
