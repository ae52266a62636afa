import mongoose, { Schema } from 'mongoose';
import { parseCatalog, type Catalog } from '../../catalogs/schema.ts';
import { listIndicators } from '../../catalogs/walk.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { latestVersions } from '../forms/model.ts';
import { refused, type ProblemDetail } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import { madeFormFaults } from './made.ts';
import { knownOf } from './known.ts';
import { compileMeasure } from './measure.ts';
import { compileTable } from './table-form.ts';

/** A municipality's copy of a catalog; a job copies its schedule rows to where they are used. */
export type StoredCatalog = Omit<Catalog, 'id' | 'schedule'> & {
  _id: string;
  municipalityId: string;
  templateId: string;
  /** Grows with each save. */
  revision: number;
  savedAt: Date;
  /** The values and the schedule do not hold this revision yet. */
  stale: boolean;
  /** The data forms of its dictionary may not be published yet. */
  unmade?: boolean;
  pending?: AuditEntry[];
};

const schema = new Schema<StoredCatalog>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    templateId: { type: String, required: true },
    edition: { type: String, required: true },
    revision: { type: Number, required: true },
    savedAt: { type: Date, required: true },
    stale: { type: Boolean, required: true },
    unmade: Boolean,
  },
  { collection: 'catalogs', versionKey: false, minimize: false, strict: false },
);
schema.index({ municipalityId: 1, templateId: 1, edition: 1 }, { unique: true });
schema.index({ stale: 1 });
schema.index({ unmade: 1 });
audited(schema, 'catalogs');

const Catalogs = mongoose.model('Catalog', schema);

type WrittenCatalog = StoredCatalog & { pending: AuditEntry[] };

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/**
 * Saves a catalog edition, replacing the same edition. A fault in its shape, in its references or
 * in a measure's expression is refused with the place; nothing is written then. The values follow
 * by a job, which finds the mark that the same write leaves.
 */
export async function saveCatalog(by: By, json: unknown): Promise<Catalog> {
  const parsed = parseCatalog(json);
  if (!parsed.ok) throw refused('catalog.refused', parsed.faults);
  const { municipalityId } = by.actor;
  const faults = [
    ...(await bindingFaults(municipalityId, parsed.catalog)),
    ...madeFormFaults(parsed.catalog),
  ];
  if (faults.length > 0) throw refused('catalog.refused', faults);
  const { id: templateId, ...content } = parsed.catalog;
  const key = { municipalityId, templateId, edition: content.edition };
  // Not through Mongoose: it looks through the whole update once for each of its fields, which for
  // a catalog takes ten times what all the rest does. What is written has passed its schema.
  await mongoose.connection.collection<WrittenCatalog>('catalogs').updateOne(
    key,
    {
      $set: { ...content, savedAt: by.now, stale: true, unmade: true },
      $inc: { revision: 1 },
      $setOnInsert: { _id: newId() },
      $push: {
        pending: auditEntry(by, {
          action: 'catalog.write',
          subject: { kind: 'catalog', id: templateId },
          after: { edition: content.edition },
        }),
      },
    },
    { upsert: true, ignoreUndefined: true },
  );
  return parsed.catalog;
}

/** What the catalog's measures name and neither it nor the municipality's forms have. */
async function bindingFaults(municipalityId: string, catalog: Catalog): Promise<ProblemDetail[]> {
  const known = knownOf(catalog, await latestVersions(municipalityId));
  const columns = catalog.tables.flatMap((table, t) => {
    const compiled = compileTable(table);
    if (compiled.ok) return [];
    return compiled.faults.map(({ path, ...fault }) => ({
      ...fault,
      path: `tables.${t}.${path.replace(/^elements\[(\d+)\]/, 'columns.$1')}`,
    }));
  });
  const measures = listIndicators(catalog).flatMap(({ indicator, path }) => {
    if (!indicator.measure) return [];
    const compiled = compileMeasure(indicator.measure, known);
    if (compiled.ok) return [];
    return compiled.faults.map((fault) => ({ ...fault, path: `${path}.measure.${fault.path}` }));
  });
  return [...columns, ...measures];
}

/** The catalog that the municipality saved last; null when it works without one. */
export async function getCatalog(municipalityId: string): Promise<StoredCatalog | null> {
  const found = await Catalogs.findOne({ municipalityId })
    .sort({ savedAt: -1, revision: -1, _id: 1 })
    .select({ schedule: 0 })
    .lean<StoredCatalog>();
  return found && { ...emptyDictionary, ...found };
}

/** What catalogs saved before they had a dictionary do not hold. */
const emptyDictionary = {
  dimensions: [],
  elements: [],
  tables: [],
  evidence: [],
  rubrics: [],
  computed: [],
  targets: [],
};

/** Which catalog that is and how often it was saved: whether what is known of it is still true. */
export async function catalogStamp(
  municipalityId: string,
): Promise<Pick<StoredCatalog, '_id' | 'revision'> | null> {
  return Catalogs.findOne({ municipalityId })
    .sort({ savedAt: -1, revision: -1, _id: 1 })
    .select({ revision: 1 })
    .lean<Pick<StoredCatalog, '_id' | 'revision'>>();
}

/** Catalogs whose last save is not in the values and the schedule yet, over all municipalities. */
export async function staleCatalogs(): Promise<
  (StoredCatalog & Pick<Catalog, 'id' | 'schedule'>)[]
> {
  const found = await Catalogs.find({ stale: true }).lean<
    (StoredCatalog & Pick<Catalog, 'schedule'>)[]
  >();
  return found.map((catalog) => ({ ...emptyDictionary, ...catalog, id: catalog.templateId }));
}

/** Catalogs whose data forms may not be published as they were saved last. */
export async function unmadeCatalogs(): Promise<StoredCatalog[]> {
  return Catalogs.find({ unmade: true }).select({ schedule: 0 }).lean<StoredCatalog[]>();
}

/** Says that the forms of this revision are published; a newer save meanwhile keeps its mark. */
export async function markFormsMade(id: string, revision: number): Promise<void> {
  await Catalogs.updateOne({ _id: id, revision }, { $set: { unmade: false } });
}

/** Says that values and schedule hold this revision; a newer save meanwhile keeps its mark. */
export async function markCatalogTaken(id: string, revision: number): Promise<void> {
  await Catalogs.updateOne({ _id: id, revision }, { $set: { stale: false } });
}
