import { askedCounts } from '../../catalogs/asked.ts';
import type { Catalog } from '../../catalogs/schema.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import { findMethod } from '../../catalogs/methods/library.ts';
import { listResults } from '../../server/indicators/computed.model.ts';
import { currentCatalog } from '../../server/indicators/known-now.ts';
import type {
  FigureView,
  IndicatorDetail,
  IndicatorRow,
  IndicatorTree,
  IndicatorValueView,
} from '../../server/indicators/schema.ts';
import type { Reported } from './reported.ts';

/** Reads what became of a town's reports, as a specialist of the department sees it. */

/** Every indicator of a period with its value for the municipality. */
export async function valuesIn({ asIrina }: Reported, period: string): Promise<IndicatorRow[]> {
  const tree = (await asIrina.get(`/api/indicators?period=${period}`)).json<IndicatorTree>();
  return tree.directions.flatMap(({ criteria }) => criteria.flatMap((one) => one.indicators));
}

/** One indicator of the municipality and of a school, by the school's number. */
export async function valueAndSchool(
  { asIrina, eight }: Reported,
  key: string,
  { period = '2021-2022', school = 0 } = {},
): Promise<{ town: IndicatorValueView; school: IndicatorValueView | undefined }> {
  const path = `/api/indicators/${encodeURIComponent(key)}?period=${period}`;
  const reply = await asIrina.get(path);
  if (reply.status !== 200) throw new Error(`${key}: ${reply.text}`);
  const { indicator, organizations } = reply.json<IndicatorDetail>();
  const own = organizations.find(({ id }) => id === eight[school]?._id);
  return { town: indicator.value!, school: own?.value };
}

/** The values of an indicator's parts by their ids. */
export function partsOf(value: IndicatorValueView | undefined): Record<string, number | null> {
  return Object.fromEntries(value?.parts.map(({ id, value: own }) => [id, own.value]) ?? []);
}

/** How much each type of organization is asked for: numbers + yes or no + documents. */
export function askedOf(catalog: Catalog): string[] {
  return askedCounts(catalog).map(
    ({ type, period, numbers, yesno, documents }) =>
      `${type} ${period}: ${numbers} + ${yesno} + ${documents}`,
  );
}

const figures = (value: IndicatorValueView): FigureView[] => [
  value,
  ...value.parts.map((part) => part.value),
];

/** How many of the document's indicators have a value or a part with one; the rest by reason. */
export function tally({ catalog }: Reported, rows: readonly IndicatorRow[]) {
  const byKey = new Map(rows.map((row) => [row.key, row.value]));
  const reasons: Record<string, string[]> = {};
  let withValue = 0;
  for (const { indicator, criterionId } of listIndicators(catalog)) {
    if (!criterionId) continue;
    const value = byKey.get(indicator.key);
    if (value && figures(value).some((one) => one.value !== null)) withValue += 1;
    else (reasons[String(value?.reason)] ??= []).push(indicator.key);
  }
  return { withValue, reasons };
}

/** What no value may be: not a number, missing without a reason, a share of more than the whole. */
export function oddities(rows: readonly IndicatorRow[]): string[] {
  return rows.flatMap(({ key, value, unitCode }) => {
    const isChange = value?.parts.length === 0 && (value.value ?? 0) < 0;
    const percent = (unit: string | null) => (unit ?? (unitCode === 'percent' ? '%' : '')) === '%';
    const all = value
      ? [
          { one: value as FigureView, unit: null },
          ...value.parts.map((part) => ({ one: part.value, unit: part.unit })),
        ]
      : [];
    return all.flatMap(({ one, unit }) => {
      const { denominator } = one;
      const wrong =
        (one.value === null) !== (one.reason !== null) && !(value?.parts.length && one === value);
      const above = percent(unit) && (one.value ?? 0) > 100;
      const below = percent(unit) && (one.value ?? 0) < 0 && !isChange;
      const endless = one.value !== null && !Number.isFinite(one.value);
      const divided = one.value !== null && denominator === 0;
      return wrong || above || below || endless || divided
        ? [`${key}: ${String(one.value)} of ${String(denominator)}, ${String(one.reason)}`]
        : [];
    });
  });
}

/** Groups that each computed list put schools in, by its id; null where it has no result. */
export async function groupsOf({ municipalityId, catalog, eight }: Reported, period: string) {
  const ids = catalog.computed.map(({ id }) => id);
  const stored = await listResults(
    { municipalityId, catalogId: (await currentCatalog(municipalityId))?._id ?? '' },
    { computedIds: ids, periods: [period] },
  );
  return Object.fromEntries(
    catalog.computed.map(({ id, method }) => {
      const result = stored.find(({ computedId }) => computedId === id)?.result;
      if (!result) return [id, null];
      const number = new Map(eight.map(({ _id }, i) => [_id, i + 1]));
      const groups: Record<string, number[]> = {};
      for (const { organizationId, group, score } of result.organizations) {
        const name = group ?? (findMethod(method)?.groups.length === 0 ? 'score' : 'none');
        if (group === null && score === null) continue;
        (groups[name] ??= []).push(number.get(organizationId) ?? 0);
      }
      for (const own of Object.values(groups)) own.sort((a, b) => a - b);
      return [id, groups];
    }),
  );
}
