import type { Organization } from '../organizations/model.ts';
import { listOrganizations } from '../organizations/model.ts';
import type { Asked } from './asked.ts';
import { changeRows, comparedSets, indexRow, listRows, scoreRows, type Scope } from './derived.ts';
import { listingOf } from './list-run.ts';
import { settleList, type Everybody } from './list-settle.ts';
import { heldRow, municipalityRows } from './municipality.ts';
import type { Replacement, ValueRow, Within } from './model.ts';
import { computedNode, type Node } from './needs.ts';
import { asOwn } from './own-part.ts';
import { periodBack } from '../periods.ts';
import type { Plan } from './plan.ts';
import { isOwn } from './reads.ts';
import type { Sheet } from './sheet.ts';
import { addSums, sumRows, type OrganizationSums } from './sums.ts';
import type { BoundIndicator, Unit } from './unit.ts';

/** Which organizations' values of a node have changed. */
export type Changed = ReadonlyMap<Node, 'all' | ReadonlySet<string>>;

export interface Settling {
  plan: Plan;
  asked: Asked;
  sheet: Sheet;
  /** What is to be brought up to date. */
  changed: Changed;
  /** Organizations' own values that the sheet does not hold yet; without any it holds them all. */
  own?: OwnValues;
}

/** Own values of some organizations, to be put together with what everybody's sum up to. */
export interface OwnValues extends Replacement {
  /** The sums over all other organizations, of some indicators. */
  others: { keys: readonly string[]; sums: readonly OrganizationSums[] };
}

/**
 * The indicators among those changed that are summed up from these units' own values alone: the
 * sums over organizations that did not change can be read while the values of the others are made.
 */
export function summedAtOnce(plan: Plan, changed: Changed, units: readonly Unit[]): string[] {
  const made = new Set(units);
  return plan.bound
    .filter((one) => changed.has(one.key) && isPlain(one))
    .filter((one) => one.units.every((unit) => made.has(unit)))
    .map(({ key }) => key);
}

/**
 * Brings everything that rests on organizations' own values up to date: the municipality's values,
 * computed lists, what is measured on them, indices and changes, each after what it is made from.
 */
export async function settle({ plan, asked, sheet, changed, own }: Settling): Promise<void> {
  const { municipalityId } = sheet.place;
  const looked = needsOrganizations(plan, changed);
  const list = looked ? await listOrganizations(municipalityId, { closed: true }) : [];
  const organizations = new Map(list.map((one) => [one._id, one]));
  const settler = new Settler(plan, asked, sheet, organizations);
  const bound = plan.bound.filter(({ key }) => changed.has(key));
  const atOnce = new Set(own?.others.keys);
  if (own)
    await settler.putOwn(
      own,
      bound.filter(({ key }) => atOnce.has(key)),
    );
  await settler.sumUp(bound.filter((one) => isPlain(one) && !atOnce.has(one.key)));
  for (const node of plan.order) {
    const which = changed.get(node);
    if (which === undefined) continue;
    const computed = [...plan.lists.values()].find(({ id }) => computedNode(id) === node);
    if (computed) await settleList(computed, settler);
    const indicator = plan.byKey.get(node);
    if (indicator && !isPlain(indicator)) await settler.settleIndicator(indicator, which);
  }
}

/** Whether it matters of what type and cluster organizations are. */
function needsOrganizations({ units, lists }: Plan, changed: Changed): boolean {
  return (
    [...lists.keys()].some((id) => changed.has(computedNode(id))) ||
    units.some(
      ({ key, measure }) =>
        changed.has(key) &&
        isOwn(measure) &&
        (measure.kind === 'external' || measure.population !== null),
    )
  );
}

/** Made of organizations' own data alone: all such are summed up at once. */
function isPlain({ units }: BoundIndicator): boolean {
  return units.every(
    ({ measure }) =>
      isOwn(measure) && measure.kind !== 'external' && measure.population?.list == null,
  );
}

/** An indicator's sums, by part. */
type SumsByKey = (key: string) => ReadonlyMap<string, OrganizationSums>;

function sumsByKey(all: readonly OrganizationSums[]): SumsByKey {
  const byKey = new Map<string, Map<string, OrganizationSums>>();
  for (const sum of all) {
    const known = byKey.get(sum.indicatorKey) ?? new Map<string, OrganizationSums>();
    byKey.set(sum.indicatorKey, known.set(sum.part, sum));
  }
  return (key) => byKey.get(key) ?? new Map();
}

class Settler implements Everybody {
  readonly plan: Plan;
  readonly asked: Asked;
  readonly sheet: Sheet;
  readonly organizations: ReadonlyMap<string, Organization>;

  constructor(
    plan: Plan,
    asked: Asked,
    sheet: Sheet,
    organizations: ReadonlyMap<string, Organization>,
  ) {
    this.plan = plan;
    this.asked = asked;
    this.sheet = sheet;
    this.organizations = organizations;
  }

  get #whole() {
    const { municipalityId } = this.sheet.place;
    return { municipalityId, asked: this.asked, organizations: this.organizations, members: null };
  }

  #town(units: readonly Unit[]): Within {
    return { scope: 'municipality', scopeIds: [this.sheet.place.municipalityId], units };
  }

  async #sums(keys: readonly string[]): Promise<SumsByKey> {
    return sumsByKey(keys.length > 0 ? await this.sheet.sums(keys) : []);
  }

  #summedUp(units: readonly Unit[], sums: SumsByKey): Replacement {
    const rows = units.flatMap((unit) => municipalityRows(unit, sums(unit.key), this.#whole));
    return { within: this.#town(units), rows };
  }

  /** Puts organizations' own values and, in the same write, what these indicators sum up to. */
  async putOwn(
    { within, rows, others }: OwnValues,
    indicators: readonly BoundIndicator[],
  ): Promise<void> {
    const keys = new Set(others.keys);
    const own = sumRows(rows.filter(({ indicatorKey }) => keys.has(indicatorKey)));
    const sums = sumsByKey(addSums([...others.sums, ...own]));
    const units = indicators.flatMap((one) => one.units);
    await this.sheet.putAll({ within, rows }, this.#summedUp(units, sums));
  }

  /** The municipality's values of indicators of organizations' own data. */
  async sumUp(indicators: readonly BoundIndicator[]): Promise<void> {
    if (indicators.length === 0) return;
    const units = indicators.flatMap((one) => one.units);
    const sums = await this.#sums(indicators.map(({ key }) => key));
    await this.sheet.putAll(this.#summedUp(units, sums));
  }

  /** One indicator that rests on more than organizations' own data. */
  async settleIndicator(
    indicator: BoundIndicator,
    which: 'all' | ReadonlySet<string>,
  ): Promise<void> {
    for (const unit of indicator.units) await this.#settleUnit(unit, which);
  }

  async #settleUnit(unit: Unit, which: 'all' | ReadonlySet<string>): Promise<void> {
    const { measure } = unit;
    switch (measure.kind) {
      case 'judgement':
        return;
      case 'external':
        return this.#settleHeld(unit);
      case 'score': {
        const { municipalityId } = this.sheet.place;
        const given = await this.sheet.result(measure.computed, this.sheet.place.period);
        const rows = given ? scoreRows(unit, measure, municipalityId, given) : [];
        await this.#putBoth(unit, 'all', rows);
        return;
      }
      case 'list': {
        const isListed = listingOf(this.plan.lists)(measure.computed, measure.groups);
        const given = await this.sheet.result(measure.computed, this.sheet.place.period);
        const rows = given ? listRows(unit, measure, given, isListed) : [];
        await this.sheet.put({ scope: 'organization', scopeIds: 'all', units: [unit] }, rows);
        await this.#sumUnit(unit, null, rows.length);
        return;
      }
      case 'index':
        return this.#settleIndex(unit, measure, which);
      case 'change':
        return this.#settleChange(unit, measure, which);
      default:
        await this.#settleOwn(unit);
    }
  }

  async #settleHeld(unit: Unit): Promise<void> {
    const within: Within = { scope: 'organization', scopeIds: 'all', units: [unit] };
    const held = heldRow(await this.sheet.rows(within), this.#whole);
    await this.sheet.put(this.#town([unit]), held);
  }

  /** Says of each organization whether it is on the list that the unit is about, then sums up. */
  async #settleOwn(unit: Unit): Promise<void> {
    const list = 'population' in unit.measure ? unit.measure.population?.list : null;
    if (!list) {
      await this.#sumUnit(unit, null);
      return;
    }
    const given = await this.sheet.result(list.computed, this.sheet.place.period);
    const isListed = listingOf(this.plan.lists)(list.computed, list.groups);
    const members = new Set(
      (given?.result.organizations ?? [])
        .filter(({ group }) => isListed(group) === true)
        .map(({ organizationId }) => organizationId),
    );
    const within: Within = { scope: 'organization', scopeIds: 'all', units: [unit] };
    const rows = await this.sheet.rows(within);
    const listed = rows.map((row) => ({ ...row, listed: members.has(row.scopeId) }));
    await this.sheet.put(within, listed);
    await this.#sumUnit(unit, members);
  }

  async #sumUnit(
    unit: Unit,
    members: ReadonlySet<string> | null,
    expected?: number,
  ): Promise<void> {
    const sums = await this.#sums([unit.key]);
    const rows = municipalityRows(unit, sums(unit.key), { ...this.#whole, members });
    const known = expected === undefined ? rows : rows.map((row) => ({ ...row, expected }));
    await this.sheet.put(this.#town([unit]), known);
  }

  async #settleIndex(
    unit: Unit,
    measure: Extract<Unit['measure'], { kind: 'index' }>,
    which: 'all' | ReadonlySet<string>,
  ): Promise<void> {
    const units = measure.of.map((key) => ({ key, part: '' }));
    const rows = await this.#both((within) => this.sheet.rows(within), units, which);
    const made = byScope(rows).flatMap(([scope, own]) => {
      const wholes = measure.of.map((key) =>
        own.find((row) => row.indicatorKey === key && row.part === ''),
      );
      return indexRow(unit, measure, scope, wholes);
    });
    await this.#putBoth(unit, which, made);
  }

  async #settleChange(
    unit: Unit,
    measure: Extract<Unit['measure'], { kind: 'change' }>,
    which: 'all' | ReadonlySet<string>,
  ): Promise<void> {
    const units = [{ key: measure.of, part: '' }];
    const rows = await this.#both((within) => this.sheet.rows(within), units, which);
    const before = periodBack(this.sheet.place.period, measure.back);
    const earlier = new Map(
      byScope(await this.#both((within) => this.sheet.earlier(before, within), units, which)).map(
        ([{ scopeId }, own]) => [scopeId, own],
      ),
    );
    const compared = await this.#compared(measure.of, before);
    const made = byScope(rows).flatMap(([scope, own]) =>
      changeRows(
        unit,
        measure,
        scope,
        own,
        earlier.get(scope.scopeId) ?? [],
        scope.scope === 'municipality' ? compared : new Map(),
      ),
    );
    await this.#putBoth(unit, which, made);
  }

  /** Where the municipality's value and the earlier one are made of different organizations. */
  async #compared(of: string, before: string) {
    const made = this.plan.byKey.get(of)?.units ?? [];
    if (!made.every(({ measure }) => isSummed(measure))) return new Map();
    const within: Within = {
      ...({ scope: 'organization', scopeIds: 'all' } as const),
      units: [{ key: of, part: '' }],
    };
    const own = (rows: readonly ValueRow[]) =>
      rows.map((row) => asOwn(this.plan.byKey.get(row.indicatorKey), row));
    const [now, then] = await Promise.all([
      this.sheet.rows(within),
      this.sheet.earlier(before, within),
    ]);
    return comparedSets(own(now), own(then));
  }

  /** Rows of the municipality and of the organizations meant. */
  async #both(
    read: (within: Within) => Promise<ValueRow[]>,
    units: Within['units'],
    which: 'all' | ReadonlySet<string>,
  ): Promise<ValueRow[]> {
    const scopeIds = which === 'all' ? which : [...which];
    const town = { scope: 'municipality', scopeIds: 'all', units } as const;
    const rows = [
      ...(await read({ scope: 'organization', scopeIds, units })),
      ...(await read(town)),
    ];
    return rows.map((row) => asOwn(this.plan.byKey.get(row.indicatorKey), row));
  }

  async #putBoth(
    unit: Unit,
    which: 'all' | ReadonlySet<string>,
    rows: readonly ValueRow[],
  ): Promise<void> {
    const of = (scope: ValueRow['scope']) => rows.filter((row) => row.scope === scope);
    const scopeIds = which === 'all' ? which : [...which];
    const own: Within = { scope: 'organization', scopeIds, units: [unit] };
    await this.sheet.put(own, of('organization'));
    await this.sheet.put(this.#town([unit]), of('municipality'));
  }
}

/** Kinds of which the municipality's value is made of its organizations'. */
function isSummed({ kind }: Unit['measure']): boolean {
  return !['external', 'index', 'change', 'judgement'].includes(kind);
}

function byScope(rows: readonly ValueRow[]): [Scope, ValueRow[]][] {
  const scopes = new Map<string, ValueRow[]>();
  for (const row of rows) scopes.set(row.scopeId, [...(scopes.get(row.scopeId) ?? []), row]);
  return [...scopes].map(([scopeId, own]) => [
    { scope: own[0]?.scope ?? 'organization', scopeId },
    own,
  ]);
}
