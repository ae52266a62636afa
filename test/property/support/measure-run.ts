import { getCatalog, saveCatalog } from '../../../server/catalogs/model.ts';
import { saveSetting } from '../../../server/catalogs/settings.model.ts';
import { recomputePeriod } from '../../../server/indicators/compute.ts';
import { listValues } from '../../../server/indicators/model.ts';
import type { Town } from '../../support/app.ts';
import { measuredCatalog, type Measured } from '../../support/measured.ts';
import { clear, makeOrganizations, periods, store, type Generated } from './measure-data.ts';
import { dictionary } from './measure-dictionary.ts';

/** Puts a generated municipality into storage and computes it. */
export async function compute(
  town: Town,
  data: Generated,
  all: readonly Measured[],
  only: readonly string[] = periods,
  around: object = dictionary,
) {
  const { municipalityId } = town;
  await clear(town);
  const made = await makeOrganizations(town, data);
  await saveCatalog(town.by, measuredCatalog(all, { ...around }));
  const catalog = await getCatalog(municipalityId);
  if (!catalog) throw new Error('no catalog');
  for (const [settingId, value] of Object.entries({ norm: data.norm, base: data.base })) {
    await saveSetting(town.by, catalog, { period: periods[3], settingId, value });
  }
  const external = all.find(({ measure }) => measure.kind === 'external')?.key ?? null;
  await store(town, data, made, external);
  for (const period of only) {
    const refused = await recomputePeriod(municipalityId, period);
    if (refused.size > 0) throw new Error(`refused: ${[...refused.keys()].join()}`);
  }
  const values = await listValues({ municipalityId, catalogId: catalog._id }, {});
  return { made, external, values };
}
