import { checkComputed } from '../../catalogs/check-computed.ts';
import type { Measure } from '../../catalogs/measure.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import { latestVersions } from '../forms/model.ts';
import { knownOf, type SettingValue } from './known.ts';
import { compileMeasure } from './measure.ts';
import type { StoredCatalog } from './model.ts';

/** What setting values are held against. */
export type Computing = Pick<
  StoredCatalog,
  | 'municipalityId'
  | 'directions'
  | 'context'
  | 'computed'
  | 'elements'
  | 'dimensions'
  | 'tables'
  | 'settings'
>;

/**
 * Titles of the indicators and computed lists that could not be computed if a setting had this
 * value: no case is given for it, or their method does not allow it. What cannot be computed
 * anyway is not among them.
 */
export async function lostBy(
  catalog: Computing,
  settingId: string,
  value: SettingValue,
): Promise<string[]> {
  const settings = catalog.settings.map((one) => (one.id === settingId ? { ...one, value } : one));
  const changed = { ...catalog, settings };
  const versions = await latestVersions(catalog.municipalityId);
  const [now, then] = [catalog, changed].map((one) => knownOf(one, versions));
  const named = JSON.stringify(settingId).slice(1, -1);
  const isLost = (measure: Measure | undefined) =>
    now !== undefined &&
    then !== undefined &&
    measure !== undefined &&
    JSON.stringify(measure).includes(named) &&
    !compileMeasure(measure, then).ok &&
    compileMeasure(measure, now).ok;
  const unfit = new Set<number>();
  checkComputed(changed, ({ path: [section, index] }) => {
    if (section === 'computed' && typeof index === 'number') unfit.add(index);
  });
  checkComputed(catalog, ({ path: [section, index] }) => {
    if (section === 'computed' && typeof index === 'number') unfit.delete(index);
  });
  return [
    ...listIndicators(catalog).flatMap(({ indicator: { title, measure } }) =>
      isLost(measure) ? [title] : [],
    ),
    ...catalog.computed.flatMap(({ title, population }, c) => {
      const admission: Measure | undefined = population && {
        kind: 'count',
        of: { organizations: true },
        population,
      };
      return unfit.has(c) || isLost(admission) ? [title] : [];
    }),
  ];
}
