import { catalogStamp, getCatalog, type StoredCatalog } from '../catalogs/model.ts';
import { latestVersionIds, latestVersions, type FormVersion } from '../forms/model.ts';

/**
 * Catalogs and form versions as they are now, read whole only when they have changed: they are
 * large, and asked for with every answer that arrives.
 */

/** A few made things by name; when there are too many, all are made anew. */
export class Remembered<T> {
  readonly #kept = new Map<string, Promise<T>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name);
    if (known) return known;
    if (this.#kept.size >= this.#most) this.#kept.clear();
    const made = make();
    this.#kept.set(name, made);
    // What failed is tried again.
    made.catch(() => this.#kept.delete(name));
    return made;
  }
}

const catalogs = new Map<string, StoredCatalog>();
const versions = new Map<string, { ids: string; versions: FormVersion[] }>();
const municipalitiesKept = 40;

/** The catalog that the municipality saved last; null when it works without one. */
export async function currentCatalog(municipalityId: string): Promise<StoredCatalog | null> {
  const stamp = await catalogStamp(municipalityId);
  if (!stamp) return null;
  const known = catalogs.get(municipalityId);
  if (known?._id === stamp._id && known.revision === stamp.revision) return known;
  const read = await getCatalog(municipalityId);
  if (catalogs.size >= municipalitiesKept) catalogs.clear();
  if (read) catalogs.set(municipalityId, read);
  return read;
}

/** The newest version of each form. */
export async function currentVersions(municipalityId: string): Promise<FormVersion[]> {
  const ids = (await latestVersionIds(municipalityId)).join();
  const known = versions.get(municipalityId);
  if (known?.ids === ids) return known.versions;
  const read = await latestVersions(municipalityId);
  if (versions.size >= municipalitiesKept) versions.clear();
  versions.set(municipalityId, { ids, versions: read });
  return read;
}
