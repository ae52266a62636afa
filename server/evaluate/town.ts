import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { system } from '../audit/entry.ts';
import { publishMadeForms } from '../catalogs/made.ts';
import { getCatalog, saveCatalog, type StoredCatalog } from '../catalogs/model.ts';
import { readTemplate } from '../catalogs/templates.ts';
import { readFormLibrary } from '../forms/library.ts';
import { publishForm } from '../forms/model.ts';
import { createMunicipality } from '../municipalities/model.ts';
import type { FaultList } from './faults.ts';
import type { Loading } from './loading.ts';
import type { FolderTask } from './options.ts';
import { addProblem, readJson, type JsonFile } from './read-json.ts';

/** A municipality of the catalog with its forms; nothing has been reported in it. */
export interface EmptyTown extends Pick<Loading, 'by' | 'municipalityId'> {
  /** Null where it was refused. */
  catalog: StoredCatalog | null;
}

/** Makes the municipality: the forms first, since the catalog's measures name their questions. */
export async function makeTown(
  task: Pick<FolderTask, 'catalog' | 'forms' | 'period'>,
  faults: FaultList,
): Promise<EmptyTown> {
  const file = catalogFile(task.catalog, faults);
  const { name, timeZone } = placeOf(file?.json);
  const now = new Date();
  const input = { name, timeZone, workingYear: task.period, templateId: null };
  const { _id: municipalityId } = await createMunicipality(input, { actor: system, now });
  const rights = { role: 'administrator' as const, organizationIds: [] };
  const by = {
    actor: { kind: 'account' as const, ...system, ...rights, municipalityId },
    now,
  };
  const before = faults.all.length;
  for (const form of formFiles(task.forms, faults)) {
    try {
      await publishForm(by, form.json);
    } catch (error) {
      addProblem(faults, form, error);
    }
  }
  // A form that is not there makes every measure on it a fault of the catalog as well.
  if (!file || faults.all.length > before) return { by, municipalityId, catalog: null };
  try {
    await publishMadeForms(by, await saveCatalog(by, file.json));
  } catch (error) {
    addProblem(faults, file, error);
  }
  return { by, municipalityId, catalog: await getCatalog(municipalityId) };
}

/** A file, or one of the product's catalogs by its name. */
function catalogFile(path: string, faults: FaultList): JsonFile | null {
  const template = existsSync(path) ? null : readTemplate(path);
  if (template) return { file: path, text: '', json: template };
  return readJson(path, path, faults);
}

/** What of a catalog that may yet be refused is needed beforehand. */
function placeOf(json: unknown): { name: string; timeZone: string } {
  const { municipality = {} } = (json ?? {}) as { municipality?: Record<string, unknown> };
  const { name, timeZone } = municipality;
  return {
    name: typeof name === 'string' && name !== '' ? name : '—',
    timeZone: typeof timeZone === 'string' ? timeZone : 'Europe/Moscow',
  };
}

/** The forms of a folder, or the product's library. */
function formFiles(folder: string | null, faults: FaultList): JsonFile[] {
  if (folder === null) {
    return readFormLibrary().map((json) => ({
      file: `forms/library/${(json as { id: string }).id}.json`,
      text: '',
      json,
    }));
  }
  if (!existsSync(folder)) {
    faults.add({ file: folder }, { ru: 'такой папки нет.', en: 'there is no such folder.' });
    return [];
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => readJson(join(folder, name), join(basename(folder), name), faults) ?? []);
}
