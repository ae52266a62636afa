import mongoose, { Schema } from 'mongoose';
import { audited } from '../audit/model.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import type { StaffActor } from '../access.ts';
import { orNotFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import type {
  MunicipalityInput,
  MunicipalitySettings,
  MunicipalityView,
  PastRows,
} from './schema.ts';

export interface Municipality {
  _id: string;
  /** Equal to `_id`: lets the audit job treat every collection alike. */
  municipalityId: string;
  name: string;
  timeZone: string;
  workingYear: string;
  /** What the municipality says to respondents before the first question. */
  greeting: string;
  templateId: string | null;
  /** What was chosen for schedule rows whose dates are past. */
  pastRows: PastRows;
  furnished: boolean;
  demo: boolean;
  /** What people said about the first day: steps by their ids. */
  guide?: Guide;
  /** The demo was loaded to its end. */
  demoLoaded?: boolean;
  pending?: AuditEntry[];
}

interface Guide {
  hidden?: boolean;
  marks?: Record<string, { mark: 'done' | 'skipped'; by: string; at: Date }>;
}

const schema = new Schema<Municipality>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    name: { type: String, required: true },
    timeZone: { type: String, required: true },
    workingYear: { type: String, required: true },
    greeting: { type: String, default: '' },
    templateId: { type: String, default: null },
    pastRows: { type: String, default: 'move' },
    furnished: { type: Boolean, default: false },
    demo: { type: Boolean, default: false },
    demoLoaded: { type: Boolean, default: false },
    guide: { type: Schema.Types.Mixed },
  },
  { collection: 'municipalities', versionKey: false },
);
schema.index({ furnished: 1 });
audited(schema, 'municipalities');

const Municipalities = mongoose.model('Municipality', schema);

/** Creates a municipality; a job then copies the library and the chosen catalog into it. */
export async function createMunicipality(
  input: MunicipalityInput,
  by: { actor: Pick<StaffActor, 'accountId' | 'name'>; now: Date },
  options: { id?: string; demo?: boolean } = {},
): Promise<Municipality> {
  const id = options.id ?? newId();
  const created = await Municipalities.create({
    _id: id,
    municipalityId: id,
    ...input,
    pastRows: input.pastRows ?? 'move',
    demo: options.demo ?? false,
    pending: [
      auditEntry(
        { actor: { ...by.actor, municipalityId: id }, now: by.now },
        { action: 'municipality.create', subject: { kind: 'municipality', id }, after: input },
      ),
    ],
  });
  return created.toObject();
}

/** One municipality, or the 404. */
export async function getMunicipality(id: string): Promise<Municipality> {
  return orNotFound(await Municipalities.findById(id).lean(), 'муниципалитет', 'municipality');
}

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/** Hides the guide of the first day for everybody, or brings it back. */
export async function hideGuide(by: By, hidden: boolean): Promise<Municipality> {
  const before = await getMunicipality(by.actor.municipalityId);
  if (before.guide?.hidden === hidden) return before;
  return changeGuide(
    by,
    { $set: { 'guide.hidden': hidden } },
    { before: { guideHidden: before.guide?.hidden ?? false }, after: { guideHidden: hidden } },
  );
}

/** Remembers what a person says about a step of the first day; null takes it back. */
export async function markGuideStep(
  by: By,
  step: string,
  mark: 'done' | 'skipped' | null,
): Promise<Municipality> {
  const before = await getMunicipality(by.actor.municipalityId);
  const now = before.guide?.marks?.[step]?.mark ?? null;
  if (now === mark) return before;
  const path = `guide.marks.${step}`;
  return changeGuide(
    by,
    mark === null
      ? { $unset: { [path]: '' } }
      : { $set: { [path]: { mark, by: by.actor.name, at: by.now } } },
    { before: { guideStep: step, mark: now }, after: { guideStep: step, mark } },
  );
}

async function changeGuide(
  by: By,
  change: { $set: object } | { $unset: Record<string, string> },
  words: { before: object; after: object },
): Promise<Municipality> {
  const { municipalityId: id } = by.actor;
  const entry = auditEntry(by, {
    action: 'municipality.write',
    subject: { kind: 'municipality', id },
    ...words,
  });
  const after = await Municipalities.findByIdAndUpdate(
    id,
    { ...change, $push: { pending: entry } },
    { returnDocument: 'after' },
  ).lean();
  return orNotFound(after, 'муниципалитет', 'municipality');
}

/** Changes name, zone, working year and greeting; the same again leaves no second audit line. */
export async function saveSettings(by: By, settings: MunicipalitySettings): Promise<Municipality> {
  const { municipalityId: id } = by.actor;
  const now = await getMunicipality(id);
  const before = settingsOf(now);
  if (JSON.stringify(before) === JSON.stringify(settingsOf(settings))) return now;
  const after = await Municipalities.findByIdAndUpdate(
    id,
    {
      $set: settings,
      $push: {
        pending: auditEntry(by, {
          action: 'municipality.write',
          subject: { kind: 'municipality', id },
          before,
          after: settings,
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean();
  return orNotFound(after, 'муниципалитет', 'municipality');
}

function settingsOf(of: MunicipalitySettings): MunicipalitySettings {
  const { name, timeZone, workingYear, greeting } = of;
  return { name, timeZone, workingYear, greeting };
}

/** Municipalities by their ids, by name. */
export async function listMunicipalities(ids: readonly string[]): Promise<Municipality[]> {
  return Municipalities.find({ _id: { $in: [...ids] } })
    .sort({ name: 1 })
    .lean();
}

/** The municipality of that name; null when there is none. */
export async function findMunicipalityByName(name: string): Promise<Municipality | null> {
  return Municipalities.findOne({ name }).lean();
}

/** Every municipality whose copies are complete. */
export async function readyMunicipalities(): Promise<string[]> {
  return Municipalities.distinct('_id', { furnished: true });
}

/** Municipalities that still wait for their copies of the library. */
export async function unfurnishedMunicipalities(): Promise<Municipality[]> {
  return Municipalities.find({ furnished: false }).lean();
}

/** Says that the copies are complete. */
export async function markFurnished(id: string): Promise<void> {
  await Municipalities.updateOne({ _id: id }, { $set: { furnished: true } });
}

/**
 * What of the demo the storage holds: nothing at all, all of it, a part that an interrupted first
 * start left, or other municipalities that have nothing to do with it.
 */
export async function demoState(): Promise<'empty' | 'loaded' | 'half' | 'other'> {
  const all = await Municipalities.find().select({ demo: 1, demoLoaded: 1 }).lean();
  if (all.length === 0) return 'empty';
  if (all.some(({ demoLoaded }) => demoLoaded)) return 'loaded';
  return all.every(({ demo }) => demo) ? 'half' : 'other';
}

/** Says that the whole demo is in place. */
export async function markDemoLoaded(id: string): Promise<void> {
  await Municipalities.updateOne({ _id: id }, { $set: { demoLoaded: true } });
}

export function presentMunicipality(municipality: Municipality): MunicipalityView {
  const { _id, templateId, furnished, demo } = municipality;
  return { id: _id, ...settingsOf(municipality), templateId, furnished, demo };
}
