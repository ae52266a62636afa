import { listIndicators } from '../../catalogs/walk.ts';
import { campaignsOf } from '../campaigns/model.ts';
import { judgementsOf } from '../evidence/judgement.model.ts';
import { listResults, type StoredResult } from '../indicators/computed.model.ts';
import { Figures } from '../indicators/figures.ts';
import { listValues, type IndicatorValue } from '../indicators/model.ts';
import { planOf, type Plan } from '../indicators/plan.ts';
import type { FigureView, IndicatorValueView } from '../indicators/schema.ts';
import { viewerOf } from '../indicators/shown.ts';
import { partName, type Unit } from '../indicators/unit.ts';
import type { Loading } from './loading.ts';

/** One number of the result, with the parts that it is made from. */
export interface ResultValue {
  indicator: string;
  /** Id of a part of a breakdown or of a composite indicator; empty for the whole. */
  part: string;
  scope: 'municipality' | 'organization';
  /** The organization's code, or its name where it has none; empty for the municipality. */
  organization: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** People or organizations whose data is in the value. */
  n: number | null;
  expected: number | null;
  /** Of those expected, how many answered: a number, or why there is none. */
  answered: number | null;
  reported: number | null;
  /** 100 · answered / expected. */
  completeness: number | null;
  reason: string | null;
}

/** What one computed list says of one organization, or of the whole set (organization empty). */
export interface ResultStanding {
  organization: string;
  score: number | null;
  rank: number | null;
  group: string | null;
  listed: boolean | null;
  numbers: Readonly<Record<string, number | null>>;
  marks: readonly string[];
}

/** Everything that a run gives; the same files give the same to the letter. */
export interface Result {
  catalog: string;
  edition: string;
  municipality: string;
  period: string;
  /** Whether what the product would hide is hidden here too. */
  shown: boolean;
  settings: Record<string, number | boolean | string>;
  indicators: Record<string, unknown>[];
  organizations: Record<string, unknown>[];
  values: ResultValue[];
  lists: { id: string; title: string; method: string; standings: ResultStanding[] }[];
  judgements: { indicator: string; organization: string; level: string; text: string }[];
}

/** Reads what was computed for the period. */
export async function resultOf(loading: Loading, shown: boolean): Promise<Result> {
  const { municipalityId, period, organizations } = loading;
  const plan = await planOf(municipalityId, period);
  if (!plan) throw new Error('the municipality has no catalog');
  const { catalog } = plan;
  const judgements = await judgementsOf(municipalityId, { catalogId: catalog.templateId, period });
  const nameOf = (id: string | null) => (id === null ? '' : organizations.nameOf(id));
  const numbers = shown ? await shownNumbers(loading, plan) : await allNumbers(loading, plan);
  return {
    catalog: catalog.templateId,
    edition: catalog.edition,
    municipality: catalog.municipality.name,
    period,
    shown,
    settings: Object.fromEntries(plan.settings),
    indicators: listIndicators(catalog).map(({ indicator }) => {
      const { key, title, unit, decimals, level, polarity, measure } = indicator;
      return { key, title, unit, decimals, level, polarity, measure: measure?.kind ?? null };
    }),
    organizations: organizations.all.map(({ _id, name, type, cluster }) => ({
      id: nameOf(_id),
      name,
      type,
      cluster,
    })),
    values: inOrder(numbers, loading, plan),
    lists: await listsOf(loading, plan, shown),
    judgements: judgements
      .map(({ indicator, organizationId, level, text }) => ({
        indicator,
        organization: nameOf(organizationId),
        level,
        text,
      }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  };
}

type Figure = Pick<
  FigureView,
  'value' | 'numerator' | 'denominator' | 'n' | 'expected' | 'answered' | 'reported' | 'reason'
>;

/** A number and where it stands. */
interface Placed {
  key: string;
  part: string;
  /** Null: the municipality. */
  organizationId: string | null;
  figure: Figure;
}

async function allNumbers({ municipalityId, period }: Loading, plan: Plan): Promise<Placed[]> {
  const rows = await listValues({ municipalityId, catalogId: plan.catalog._id }, { period });
  return rows.map((row: IndicatorValue) => ({
    key: row.indicatorKey,
    part: row.part,
    organizationId: row.scope === 'municipality' ? null : row.scopeId,
    figure: row,
  }));
}

/** The same as an officer of the department sees them in the product. */
async function shownNumbers(loading: Loading, plan: Plan): Promise<Placed[]> {
  const { municipalityId, period, by, organizations } = loading;
  const catalogId = plan.catalog._id;
  const figures = new Figures({
    plan,
    // Earlier ones too: a change is hidden where what it is made from is.
    rows: await listValues({ municipalityId, catalogId }, {}),
    campaigns: await campaignsOf(municipalityId, {}),
    judgements: [],
    viewer: viewerOf(by.actor),
  });
  const known = new Map(organizations.all.map((one) => [one._id, one]));
  return plan.bound.flatMap(({ key, units }) => {
    const whole = units[0]?.part === '';
    const placed = (view: IndicatorValueView, organizationId: string | null): Placed[] => [
      ...(whole ? [{ key, part: '', organizationId, figure: view }] : []),
      ...view.parts.map(({ id, value }) => ({ key, part: id, organizationId, figure: value })),
    ];
    return [
      ...placed(figures.municipality(key, period, municipalityId), null),
      ...[...figures.organizations(key, period, known)].flatMap(([id, view]) => placed(view, id)),
    ];
  });
}

/** In the order of the catalog, the organizations' file and the breakdown. */
function inOrder(numbers: readonly Placed[], loading: Loading, plan: Plan): ResultValue[] {
  const keys = new Map(plan.bound.map(({ key }, i) => [key, i]));
  const organizations = new Map(loading.organizations.all.map(({ _id }, i) => [_id, i]));
  const parts = new Map(
    plan.bound.map(({ key, units }) => [key, units.flatMap((unit) => partIds(unit, plan))]),
  );
  const placeOf = ({ key, part, organizationId }: Placed) => [
    keys.get(key) ?? 0,
    organizationId === null ? -1 : (organizations.get(organizationId) ?? 0),
    parts.get(key)?.indexOf(part) ?? 0,
  ];
  return numbers
    .filter(({ key }) => keys.has(key))
    .map((one) => ({ one, place: placeOf(one) }))
    .sort((a, b) => compare(a.place, b.place))
    .map(({ one: { key, part, organizationId, figure } }) => ({
      indicator: key,
      part,
      scope: organizationId === null ? 'municipality' : 'organization',
      organization: organizationId === null ? '' : loading.organizations.nameOf(organizationId),
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      n: figure.n,
      expected: figure.expected,
      answered: figure.answered,
      reported: figure.reported,
      completeness: completenessOf(figure),
      reason: figure.reason,
    }));
}

function partIds(unit: Unit, plan: Plan): string[] {
  return ['', ...plan.partsOf(unit).map(({ id }) => id)].map((id) => partName(unit, id));
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, i) => number !== other[i]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function completenessOf({ expected, answered, reported }: Figure): number | null {
  return expected ? (100 * (answered ?? reported ?? 0)) / expected : null;
}

async function listsOf(loading: Loading, plan: Plan, shown: boolean): Promise<Result['lists']> {
  const { municipalityId, period } = loading;
  const computedIds = [...plan.lists.keys()];
  const place = { municipalityId, catalogId: plan.catalog._id };
  const results = await listResults(place, { computedIds, periods: [period] });
  const byId = new Map(results.map((one) => [one.computedId, one]));
  return [...plan.lists.values()].map(({ id, definition, method, restricted }) => {
    const result = shown && restricted ? undefined : byId.get(id)?.result;
    const listed = new Map(method.groups.map((group) => [group.id, group.listed]));
    return {
      id,
      title: definition.title,
      method: method.id,
      standings: result ? standingsOf(result, listed, loading) : [],
    };
  });
}

function standingsOf(
  { organizations: found, numbers, marks }: StoredResult['result'],
  listed: ReadonlyMap<string, boolean>,
  { organizations }: Loading,
): ResultStanding[] {
  const { score = null, ...others } = numbers;
  const whole = { organization: '', rank: null, group: null, listed: null };
  const byId = new Map(found.map((one) => [one.organizationId, one]));
  return [
    { ...whole, score, numbers: others, marks },
    ...organizations.all.flatMap(({ _id }) => {
      const one = byId.get(_id);
      if (!one) return [];
      const { score: own, rank, group, numbers: more, marks: seen } = one;
      const isListed = group === null ? null : (listed.get(group) ?? null);
      const organization = organizations.nameOf(_id);
      return [
        { organization, score: own, rank, group, listed: isListed, numbers: more, marks: seen },
      ];
    }),
  ];
}
