import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { Problem } from '../problem.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import { newId } from '../storage/ids.ts';
import { holdsFiles } from '../files/holders.ts';
import type { LinkCheck } from './link-check.ts';
import type { EvidenceState, LinkInput, VerdictInput } from './schema.ts';

/** Whose proof of what, and for when. */
interface EvidenceKey {
  municipalityId: string;
  organizationId: string;
  evidenceId: string;
  period: string;
}

interface Signed {
  by: { id: string; name: string };
  at: Date;
}

/**
 * What an organization gave to prove something, with an expert's word on it. It is given once a
 * period and counts for every indicator that names the document.
 */
export interface Evidence extends EvidenceKey {
  _id: string;
  /** Null: withdrawn. */
  link:
    | ({
        /** Null: files alone. */
        url: string | null;
        note: string;
        fileIds?: string[];
        check?: (LinkCheck & { at: Date }) | null;
      } & Signed)
    | null;
  /** Null: nobody has looked at this link yet. */
  verdict: ({ state: 'confirmed' | 'notConfirmed' | 'remark'; text: string } & Signed) | null;
  revision: number;
  /** The indicators do not hold this revision yet. */
  stale: boolean;
  pending?: AuditEntry[];
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<Evidence>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    organizationId: { type: String, required: true },
    evidenceId: { type: String, required: true },
    period: { type: String, required: true },
    link: { type: mixed, default: null },
    verdict: { type: mixed, default: null },
    revision: { type: Number, required: true },
    stale: { type: Boolean, required: true },
  },
  { collection: 'evidence', versionKey: false, minimize: false },
);
schema.index(
  { municipalityId: 1, period: 1, organizationId: 1, evidenceId: 1 },
  { unique: true, name: 'evidence_once' },
);
schema.index({ stale: 1 });
// For asking addresses again: those that nobody has asked come first.
schema.index({ 'link.check.at': 1, 'link.url': 1 });
audited(schema, 'evidence');

const EvidenceItems = mongoose.model('Evidence', schema);
const files = holdsFiles('evidence', EvidenceItems, 'link.fileIds');

type By = { actor: StaffActor; now: Date };
const person = ({ actor }: By) => ({ id: actor.accountId, name: actor.name });

function conflict(): Problem {
  return new Problem('evidence.conflict', { path: 'revision' });
}

/**
 * Gives an address, files or both, replaces them or (with neither) withdraws them. A verdict was
 * about what was given before, so it goes with it; the log keeps both. The same once more changes
 * nothing.
 * @param revision which revision the person saw, 0 where there was none; another one is a 409
 */
export async function giveLink(
  by: By,
  { title, ...key }: EvidenceKey & { title: string },
  { url, note, revision, fileIds = [] }: Omit<LinkInput, 'fileIds'> & Partial<LinkInput>,
): Promise<Evidence> {
  const current = await EvidenceItems.findOne(key).lean();
  if (current && isSame(current.link, url, note, fileIds)) return current;
  const { municipalityId, organizationId } = key;
  await files.claim({ municipalityId, now: by.now }, fileIds, organizationId, 'fileIds');
  const before = current?.link;
  const check = before?.url === url ? (before.check ?? null) : null;
  const given = { url, note, fileIds, check, by: person(by), at: by.now };
  const link = url === null && fileIds.length === 0 ? null : given;
  const change = {
    link,
    verdict: null,
    line: auditEntry(by, {
      action: 'evidence.write',
      subject: { kind: 'evidence', id: key.evidenceId },
      before: current ? { ...whose(key), ...said(current) } : null,
      after: { title, ...whose(key), url, note, files: fileIds.length },
    }),
  };
  return write(key, current, revision, change);
}

/** Records an expert's verdict on the link that the expert saw; `state: null` takes it back. */
export async function judgeEvidence(
  by: By,
  { title, ...key }: EvidenceKey & { title: string },
  { state, text, revision }: VerdictInput,
): Promise<Evidence> {
  const current = await EvidenceItems.findOne(key).lean();
  if (!current?.link) throw new Problem('evidence.nothing');
  const { verdict } = current;
  if (verdict ? verdict.state === state && verdict.text === text : state === null) return current;
  const change = {
    link: current.link,
    verdict: state === null ? null : { state, text, by: person(by), at: by.now },
    line: auditEntry(by, {
      action: 'evidence.judge',
      subject: { kind: 'evidence', id: key.evidenceId },
      before: { ...whose(key), ...said(current) },
      after: { title, ...whose(key), url: current.link.url, verdict: state, text },
    }),
  };
  return write(key, current, revision, change);
}

function isSame(
  link: Evidence['link'],
  url: string | null,
  note: string,
  fileIds: readonly string[],
): boolean {
  if (link === null) return url === null && fileIds.length === 0;
  const same = link.url === url && link.note === note;
  return same && (link.fileIds ?? []).join() === fileIds.join();
}

/** The log is read without the organizations: a line says by itself whose proof it is about. */
function whose({ organizationId, period }: EvidenceKey) {
  return { organizationId, period };
}

function said({ link, verdict }: Evidence) {
  return {
    url: link?.url ?? null,
    note: link?.note ?? '',
    files: link?.fileIds?.length ?? 0,
    verdict: verdict?.state ?? null,
    text: verdict?.text ?? '',
  };
}

async function write(
  key: EvidenceKey,
  current: Evidence | null,
  revision: number,
  { link, verdict, line }: Pick<Evidence, 'link' | 'verdict'> & { line: AuditEntry },
): Promise<Evidence> {
  if ((current?.revision ?? 0) !== revision) throw conflict();
  const set = { link, verdict, revision: revision + 1, stale: true };
  try {
    const saved = await EvidenceItems.findOneAndUpdate(
      { ...key, revision: current ? revision : 0 },
      { $set: set, $push: { pending: line }, $setOnInsert: { _id: newId() } },
      { returnDocument: 'after', upsert: current === null },
    ).lean();
    if (!saved) throw conflict();
    return saved;
  } catch (error) {
    if (isDuplicateKey(error)) throw conflict();
    throw error;
  }
}

/** What was given for a period, by all organizations or these. */
export async function listEvidence(
  municipalityId: string,
  filter: { period: string; organizationIds?: readonly string[] },
): Promise<Evidence[]> {
  const { period, organizationIds } = filter;
  return EvidenceItems.find({
    municipalityId,
    period,
    ...(organizationIds ? { organizationId: { $in: [...organizationIds] } } : {}),
  }).lean();
}

/** Periods for which anything was given. */
export async function evidencePeriods(municipalityId: string): Promise<string[]> {
  return EvidenceItems.distinct('period', { municipalityId });
}

/**
 * Writes down how an address answered, unless it was replaced meanwhile. This says nothing of what
 * it proves, so revision and verdict stay.
 */
export async function noteCheck(
  { _id, link }: Evidence,
  check: LinkCheck,
  at: Date,
): Promise<Evidence | null> {
  return EvidenceItems.findOneAndUpdate(
    { _id, 'link.url': link?.url ?? null },
    { $set: { 'link.check': { ...check, at } } },
    { returnDocument: 'after' },
  ).lean();
}

/**
 * Given addresses that nobody has asked yet, and those that nobody asked since `before`, over all
 * municipalities: the new ones first, for somebody waits to see whether they open.
 */
export async function uncheckedLinks(before: Date, limit: number): Promise<Evidence[]> {
  return EvidenceItems.find(uncheckedSince(before))
    .sort({ 'link.check.at': 1 })
    .limit(limit)
    .lean();
}

/** The question for addresses that are to be asked. */
export const uncheckedSince = (before: Date) => ({
  'link.url': { $gt: '' },
  $or: [{ 'link.check.at': null }, { 'link.check.at': { $lte: before } }],
});

/** What one organization gave for one document; null before it gave anything. */
export async function findEvidence(key: EvidenceKey): Promise<Evidence | null> {
  return EvidenceItems.findOne(key).lean();
}

/** Where a proof stands: nothing given, given and not looked at, or the verdict. */
export function stateOfEvidence({
  link,
  verdict,
}: Pick<Evidence, 'link' | 'verdict'>): EvidenceState {
  if (!link) return 'none';
  return verdict?.state ?? 'given';
}

export interface Verdict {
  state: EvidenceState;
  /** When the link was given, or the verdict. */
  at: Date;
}

/**
 * How the proofs of a period stand: organization → evidence → state. What nobody has given yet is
 * not in it.
 */
export async function verdictsOf(
  municipalityId: string,
  period: string,
  organizationId?: string,
): Promise<Map<string, Map<string, Verdict>>> {
  const only = organizationId === undefined ? {} : { organizationIds: [organizationId] };
  const verdicts = new Map<string, Map<string, Verdict>>();
  for (const one of await listEvidence(municipalityId, { period, ...only })) {
    const own = verdicts.get(one.organizationId) ?? new Map<string, Verdict>();
    const at = one.verdict?.at ?? one.link?.at ?? new Date(0);
    verdicts.set(one.organizationId, own.set(one.evidenceId, { state: stateOfEvidence(one), at }));
  }
  return verdicts;
}

/** Proofs that the indicators do not hold yet, over all municipalities. */
export async function staleEvidence(): Promise<Evidence[]> {
  return EvidenceItems.find({ stale: true }).lean();
}

/** Says that the indicators hold this revision; a newer one meanwhile keeps its mark. */
export async function markEvidenceTaken(id: string, revision: number): Promise<void> {
  await EvidenceItems.updateOne({ _id: id, revision }, { $set: { stale: false } });
}
