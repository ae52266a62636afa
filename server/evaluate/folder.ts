import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LocalText } from '../../forms/run/types.ts';
import { latestVersions } from '../forms/model.ts';
import { knownPeriods, recomputePeriod } from '../indicators/compute.ts';
import { periodsBetween } from '../periods.ts';
import { createCollections } from '../storage/connect.ts';
import { AskedForms, loadAsked, openCampaigns } from './asked.ts';
import { loadElements } from './elements.ts';
import { FaultList } from './faults.ts';
import { checkFiles, checkFolder } from './files.ts';
import type { Loading } from './loading.ts';
import { loadNumbers } from './numbers.ts';
import type { FolderTask } from './options.ts';
import { loadOrganizations } from './organizations.ts';
import { loadEvidence, loadJudgements } from './proofs.ts';
import { loadResponses } from './responses.ts';
import { resultOf } from './result.ts';
import { writeResult } from './result-files.ts';
import { loadSettings } from './settings.ts';
import { loadTables } from './tables.ts';
import { makeTown } from './town.ts';

type Within = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Computes a catalog over a folder of files, by the functions that the server computes with, and
 * writes the result beside `out`, as JSON and as CSV.
 * @returns 0, or 1 where the storage could not compute an indicator
 * @throws InputFaults; nothing is computed or written then
 */
export async function evaluateFolder(
  task: FolderTask,
  within: Within,
  say: (text: Required<LocalText>) => void,
): Promise<number> {
  const faults = new FaultList();
  const isThere = checkFolder(task.data, faults);
  if (!existsSync(dirname(task.out))) {
    faults.add(
      { file: task.out },
      { ru: 'папки для результата нет.', en: 'the folder of the result is not there.' },
    );
  }
  if (!isThere) faults.stopIfAny();
  return within(async () => {
    await createCollections();
    const { by, municipalityId, catalog } = await makeTown(task, faults);
    const organizations = await loadOrganizations({ path: task.data, faults }, by);
    if (!catalog) faults.stopIfAny();
    if (!catalog) throw new Error('the catalog was not kept');
    const loading: Loading = {
      ...{ by, municipalityId, catalog, organizations, faults },
      ...{ path: task.data, period: task.period, asked: new AskedForms() },
      versions: await latestVersions(municipalityId),
    };
    await loadAll(loading);
    const refused = await compute(loading);
    for (const [key, error] of refused) {
      const reason = error instanceof Error ? error.message : String(error);
      say({ ru: `${key}: не вычислен (${reason})`, en: `${key}: not computed (${reason})` });
    }
    const written = writeResult(task.out, await resultOf(loading, task.shown));
    say({
      ru: `Период ${task.period}, значений: ${written.values}. Записано: ${written.files.join(', ')}`,
      en: `Period ${task.period}, values: ${written.values}. Written: ${written.files.join(', ')}`,
    });
    return refused.size > 0 ? 1 : 0;
  });
}

/** Takes in every file, and stops with everything that is wrong with any of them. */
async function loadAll(loading: Loading): Promise<void> {
  checkFiles(loading);
  loadAsked(loading);
  await loadSettings(loading);
  await loadElements(loading);
  await loadResponses(loading);
  await loadTables(loading);
  await loadNumbers(loading);
  await loadEvidence(loading);
  await loadJudgements(loading);
  loading.faults.stopIfAny();
  await openCampaigns(loading);
}

/** Computes the earlier periods of its kind, the oldest first, then the period. */
async function compute({ municipalityId, period }: Loading): Promise<Map<string, unknown>> {
  const known = await knownPeriods(municipalityId);
  const earlier = known.filter((one) => (periodsBetween(one, period) ?? 0) > 0);
  const refused = new Map<string, unknown>();
  for (const one of [...earlier, period]) {
    for (const [key, error] of await recomputePeriod(municipalityId, one)) refused.set(key, error);
  }
  return refused;
}
