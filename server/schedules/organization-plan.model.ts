import mongoose, { Schema } from 'mongoose';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { holdsFiles } from '../files/holders.ts';
import { Problem } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import type { OrganizationEventChange, OrganizationEventInput, Order } from './plan.schema.ts';

/** What an organization has said of an event of the municipal plan. */
export interface OrganizationEntry {
  occurrenceId: string;
  /** Its own days within the municipality's window; null: as there. */
  start: string | null;
  due: string | null;
  done: boolean;
  doneOn: string | null;
  note: string;
}

/** An organization's own copy of the plan for a working year. */
export interface OrganizationPlan {
  _id: string;
  municipalityId: string;
  organizationId: string;
  year: string;
  state: 'draft' | 'approved';
  approvedAt: Date | null;
  approvedBy: string | null;
  /** The order by which it was approved, where there is one. */
  order: Order | null;
  entries: OrganizationEntry[];
  version: number;
  pending?: AuditEntry[];
}

const schema = new Schema<OrganizationPlan>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    organizationId: { type: String, required: true },
    year: { type: String, required: true },
    state: { type: String, enum: ['draft', 'approved'], default: 'draft' },
    approvedAt: { type: Date, default: null },
    approvedBy: { type: String, default: null },
    order: { type: Schema.Types.Mixed, default: null },
    entries: { type: [Schema.Types.Mixed], default: [] } as never,
    version: { type: Number, default: 0 },
  },
  { collection: 'organizationPlans', versionKey: false, minimize: false },
);
schema.index(
  { municipalityId: 1, organizationId: 1, year: 1 },
  { unique: true, name: 'organization_plan_once' },
);
audited(schema, 'organizationPlans');

const OrganizationPlans = mongoose.model('OrganizationPlan', schema);
const orders = holdsFiles('order', OrganizationPlans, 'order.fileId');
const regulations = holdsFiles('order', OrganizationPlans, 'order.regulationFileId');

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };
type Place = { organizationId: string; year: string };

/** The plans of all organizations in a year; one that has said nothing yet is missing. */
export async function listOrganizationPlans(
  municipalityId: string,
  year: string,
): Promise<OrganizationPlan[]> {
  return OrganizationPlans.find({ municipalityId, year })
    .select({ pending: 0 })
    .lean<OrganizationPlan[]>();
}

/** An organization's plan; an empty draft where it has said nothing yet. */
export async function getOrganizationPlan(
  municipalityId: string,
  { organizationId, year }: Place,
): Promise<OrganizationPlan> {
  const found = await OrganizationPlans.findOne({ municipalityId, organizationId, year })
    .select({ pending: 0 })
    .lean<OrganizationPlan>();
  return found ?? { _id: '', municipalityId, organizationId, year, ...empty };
}

const empty = {
  ...{ state: 'draft' as const, approvedAt: null, approvedBy: null, order: null },
  ...{ entries: [] as OrganizationEntry[], version: 0 },
};

/** How many organizations have carried out an occurrence. */
export async function countCarriedOut(
  municipalityId: string,
  occurrenceId: string,
): Promise<number> {
  return OrganizationPlans.countDocuments({
    municipalityId,
    entries: { $elemMatch: { occurrenceId, done: true } },
  });
}

/** Writes a change of the version that was read; null when another one stands by now. */
async function write(
  by: By,
  before: OrganizationPlan,
  set: Partial<OrganizationPlan>,
  words: { before: object; after: object },
): Promise<OrganizationPlan | null> {
  const { municipalityId, organizationId, year, version } = before;
  const key = { municipalityId, organizationId, year };
  const { _id: _, ...nothing } = before;
  await OrganizationPlans.updateOne(
    key,
    { $setOnInsert: { _id: newId(), ...nothing, ...key } },
    { upsert: true },
  );
  const pending = auditEntry(by, {
    action: 'schedule.carryOut',
    subject: { kind: 'organizationPlan', id: organizationId },
    ...words,
  });
  return OrganizationPlans.findOneAndUpdate(
    { ...key, version },
    { $set: set, $inc: { version: 1 }, $push: { pending } },
    { returnDocument: 'after' },
  ).lean<OrganizationPlan>();
}

function written(after: OrganizationPlan | null): OrganizationPlan {
  if (!after) throw new Problem('occurrence.changed');
  return after;
}

/** The people of an organization mark several events at once: the others' are no conflict. */
const tries = 20;

/**
 * Changes what an organization says of an event. Dates stay as approved; what has been done and
 * notes may be written at any time.
 * @param window the municipality's days: the organization's stay within them
 * @throws Problem occurrence.changed: somebody has changed the same thing meanwhile
 */
export async function saveEvent(
  by: By,
  before: OrganizationPlan,
  window: { occurrenceId: string; start: string | null; due: string | null },
  input: OrganizationEventInput,
  today: string,
): Promise<OrganizationPlan> {
  let plan = before;
  for (let i = 0; i < tries; i += 1) {
    const after = await saveEventOnce(by, plan, window, input, today);
    if (after) return after;
    plan = await getOrganizationPlan(plan.municipalityId, plan);
  }
  throw new Problem('occurrence.changed');
}

async function saveEventOnce(
  by: By,
  before: OrganizationPlan,
  window: { occurrenceId: string; start: string | null; due: string | null },
  { seen, ...input }: OrganizationEventInput,
  today: string,
): Promise<OrganizationPlan | null> {
  const { occurrenceId } = window;
  const old = before.entries.find((one) => one.occurrenceId === occurrenceId) ?? {
    ...{ occurrenceId, start: null, due: null, done: false, doneOn: null, note: '' },
  };
  const done = input.done ?? old.done;
  const now: OrganizationEntry = {
    occurrenceId,
    start: input.start === undefined ? old.start : input.start,
    due: input.due === undefined ? old.due : input.due,
    done,
    doneOn: done ? (input.doneOn ?? old.doneOn ?? today) : null,
    note: input.note ?? old.note,
  };
  if (JSON.stringify(old) === JSON.stringify(now)) return before;
  refuseUnseen(old, input, seen);
  if (now.doneOn !== null && now.doneOn > today) {
    throw new Problem('occurrence.future', { path: 'doneOn' });
  }
  const moved = old.start !== now.start || old.due !== now.due;
  if (moved && before.state === 'approved') throw new Problem('organizationPlan.approved');
  if (moved) checkWindow(now, window);
  const entries = [...before.entries.filter((one) => one.occurrenceId !== occurrenceId), now];
  return write(by, before, { entries }, { before: old, after: now });
}

/** @throws Problem occurrence.changed: the writer has not seen what stands there by now */
function refuseUnseen(
  old: OrganizationEntry,
  input: OrganizationEventChange,
  seen: OrganizationEventChange,
): void {
  for (const name of Object.keys(input) as (keyof OrganizationEventChange)[]) {
    const standing = old[name];
    if (seen[name] === undefined || standing === input[name]) continue;
    if (standing !== seen[name]) throw new Problem('occurrence.changed', { path: name });
  }
}

function checkWindow(
  { start, due }: OrganizationEntry,
  window: { start: string | null; due: string | null },
): void {
  const words = (day: string | null) => day?.split('-').reverse().join('.') ?? '…';
  const refuse = (path: string) =>
    new Problem('organizationPlan.window', {
      path,
      parameters: { ru: { window: `${words(window.start)} – ${words(window.due)}` } },
    });
  const outside = (day: string | null) =>
    day !== null &&
    ((window.start !== null && day < window.start) || (window.due !== null && day > window.due));
  if (outside(start)) throw refuse('start');
  if (outside(due) || (start !== null && due !== null && due < start)) throw refuse('due');
}

/** Approves an organization's plan, by its order where it has one; an earlier order's files go. */
export async function approvePlan(
  by: By,
  before: OrganizationPlan,
  { version, order }: { version: number; order: Order | null },
): Promise<OrganizationPlan> {
  if (before.state === 'approved') return before;
  if (before.version !== version) throw new Problem('occurrence.changed');
  const { organizationId, municipalityId } = before;
  const claim = { municipalityId, now: by.now };
  const held = [
    { files: orders, of: (one: Order | null) => one?.fileId, path: 'order.fileId' },
    {
      files: regulations,
      of: (one: Order | null) => one?.regulationFileId,
      path: 'order.regulationFileId',
    },
  ];
  for (const { files, of, path } of held) {
    const id = of(order);
    if (id && id !== of(before.order)) await files.claim(claim, [id], organizationId, path);
  }
  const approvedBy = by.actor.name;
  const after = written(
    await write(
      by,
      before,
      { state: 'approved', approvedAt: by.now, approvedBy, order },
      { before: { state: 'draft', order: before.order }, after: { state: 'approved', order } },
    ),
  );
  for (const { files, of } of held) {
    const old = of(before.order);
    if (old && old !== of(order)) await files.release(claim, [old]);
  }
  return after;
}

/** Takes an approved plan back, so that its dates can be changed. */
export async function reopenPlan(
  by: By,
  before: OrganizationPlan,
  version: number,
): Promise<OrganizationPlan> {
  if (before.state === 'draft') return before;
  if (before.version !== version) throw new Problem('occurrence.changed');
  return written(
    await write(
      by,
      before,
      { state: 'draft', approvedAt: null, approvedBy: null },
      { before: { state: 'approved', approvedAt: before.approvedAt }, after: { state: 'draft' } },
    ),
  );
}
