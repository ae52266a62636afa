import mongoose, { Schema } from 'mongoose';
import type { ScheduleAnchor } from '../../catalogs/schedule.ts';
import type { StaffActor } from '../access.ts';
import { auditEntry, type AuditEntry } from '../audit/entry.ts';
import { audited } from '../audit/model.ts';
import { orNotFound } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import type { AnchorsInput, ScheduleSettings } from './plan.schema.ts';

/** A date of a named event in a working year. */
export interface AnchorEvent {
  year: string;
  anchorId: string;
  /** Counted up within anchor and year and never given again: occurrences count from it. */
  number: number;
  date: string;
  title: string;
}

/** What holds for a municipality's whole schedule; its `_id` is the municipality's. */
export interface ScheduleRules {
  _id: string;
  municipalityId: string;
  settings: Omit<ScheduleSettings, 'organizationPlansDue'>;
  /** By when organizations approve their own plans, by working year. */
  plansDue: { year: string; day: string }[];
  anchors: ScheduleAnchor[];
  events: AnchorEvent[];
  /** How many events an anchor has had in a year. */
  numbers: { year: string; anchorId: string; last: number }[];
  /** What the occurrences were computed for; another working year or calendar computes anew. */
  madeFor: { workingYear: string; calendar: string } | null;
  /** Grows with what people write: nothing is written over what one has not read. */
  revision?: number;
  /** A change that the occurrences do not hold yet. */
  stale?: string;
  pending?: AuditEntry[];
}

const schema = new Schema<ScheduleRules>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    settings: { type: Schema.Types.Mixed, required: true },
    plansDue: { type: [Schema.Types.Mixed], default: [] } as never,
    anchors: { type: [Schema.Types.Mixed], default: [] } as never,
    events: { type: [Schema.Types.Mixed], default: [] } as never,
    numbers: { type: [Schema.Types.Mixed], default: [] } as never,
    madeFor: { type: Schema.Types.Mixed, default: null },
    revision: Number,
    stale: String,
  },
  { collection: 'scheduleRules', versionKey: false, minimize: false },
);
schema.index({ stale: 1 }, { partialFilterExpression: { stale: { $exists: true } } });
audited(schema, 'scheduleRules');

export const Rules = mongoose.model('ScheduleRules', schema);

type By = { actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId'>; now: Date };

/** What holds until somebody changes it. */
const usual: ScheduleRules['settings'] = {
  dayOff: 'next',
  dayOffReason:
    'Статья 193 Гражданского кодекса РФ: если последний день срока нерабочий, срок заканчивается в ближайший следующий рабочий день.',
  council: null,
  steps: [
    { id: 'draft', title: 'Проект документа', kind: 'draft' },
    { id: 'meeting', title: 'Рассмотрение на заседании рабочей группы', kind: 'meeting' },
    { id: 'approval', title: 'Утверждение', kind: 'approval' },
    { id: 'publication', title: 'Размещение на сайте', kind: 'publication' },
  ],
};

const fresh = (municipalityId: string): ScheduleRules => ({
  _id: municipalityId,
  municipalityId,
  settings: usual,
  ...{ plansDue: [], anchors: [], events: [], numbers: [], madeFor: null },
});

/** The rules of a municipality's schedule; the usual ones where nobody has changed any. */
export async function getRules(municipalityId: string): Promise<ScheduleRules> {
  const found = await Rules.findById(municipalityId).select({ pending: 0 }).lean<ScheduleRules>();
  return { ...fresh(municipalityId), ...found };
}

/** Makes the document that holds the rules, where there is none yet. */
export async function ensureRules(municipalityId: string): Promise<void> {
  const { _id, ...content } = fresh(municipalityId);
  await Rules.updateOne({ _id }, { $setOnInsert: content }, { upsert: true });
}

/** Adds the events that a catalog's rows count from; those that are known stay as they are. */
export async function addAnchors(
  municipalityId: string,
  anchors: readonly ScheduleAnchor[],
): Promise<void> {
  await ensureRules(municipalityId);
  for (const anchor of anchors) {
    await Rules.updateOne(
      { _id: municipalityId, 'anchors.id': { $ne: anchor.id } },
      { $push: { anchors: anchor } },
    );
  }
}

/** Changes the rules; the same again leaves no second audit line. */
export async function saveRules(
  by: By,
  workingYear: string,
  { organizationPlansDue, ...settings }: ScheduleSettings,
): Promise<ScheduleRules> {
  return write(by, (before) => {
    const others = before.plansDue.filter(({ year }) => year !== workingYear);
    const plansDue =
      organizationPlansDue === null
        ? others
        : [...others, { year: workingYear, day: organizationPlansDue }];
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    if (same(before.settings, settings) && same(before.plansDue, plansDue)) return null;
    return {
      set: { settings, plansDue },
      before: { ...before.settings, plansDue: before.plansDue },
      after: { ...settings, plansDue },
    };
  });
}

/** The rules with other dates of a named event; those that were sent back keep their numbers. */
export function withEvents(
  before: ScheduleRules,
  { year, anchorId, events }: AnchorsInput,
): ScheduleRules {
  orNotFound(
    before.anchors.find(({ id }) => id === anchorId),
    'событие',
    'event',
  );
  const isOf = (one: { year: string; anchorId: string }) =>
    one.year === year && one.anchorId === anchorId;
  let last = before.numbers.find(isOf)?.last ?? 0;
  const kept = new Set(before.events.filter(isOf).map(({ number }) => number));
  const named = new Set(events.flatMap(({ number }) => number ?? []));
  // Sent again after a lost answer they do not know their numbers.
  const unnamed = before.events.filter((one) => isOf(one) && !named.has(one.number));
  const now = events.map(({ number: said, date, title }): AnchorEvent => {
    const same = unnamed.find(
      (one) => kept.has(one.number) && one.date === date && one.title === title,
    );
    const number = said ?? same?.number;
    const own = number !== undefined && kept.delete(number) ? number : (last += 1);
    return { year, anchorId, number: own, date, title };
  });
  return {
    ...before,
    events: [...before.events.filter((one) => !isOf(one)), ...now],
    numbers: [...before.numbers.filter((one) => !isOf(one)), { year, anchorId, last }],
  };
}

/** Sets the dates of a named event in a year; the same again leaves no second audit line. */
export async function saveAnchorEvents(by: By, input: AnchorsInput): Promise<ScheduleRules> {
  const { year, anchorId } = input;
  const own = (all: readonly AnchorEvent[]) =>
    all.filter((one) => one.year === year && one.anchorId === anchorId);
  return write(by, (before) => {
    const { events, numbers } = withEvents(before, input);
    if (JSON.stringify(own(before.events)) === JSON.stringify(own(events))) return null;
    return {
      set: { events, numbers },
      before: { anchorId, year, events: own(before.events) },
      after: { anchorId, year, events: own(events) },
    };
  });
}

interface RulesChange {
  set: Partial<ScheduleRules>;
  before: object;
  after: object;
}

/**
 * Writes what follows from the rules as they stand; where somebody else has written meanwhile, what
 * follows from theirs. Null changes nothing.
 */
async function write(
  by: By,
  change: (before: ScheduleRules) => RulesChange | null,
): Promise<ScheduleRules> {
  const { municipalityId: id } = by.actor;
  await ensureRules(id);
  for (;;) {
    const found = await getRules(id);
    const wanted = change(found);
    if (!wanted) return found;
    const { set, before, after } = wanted;
    const entry = auditEntry(by, {
      action: 'schedule.write',
      subject: { kind: 'schedule', id },
      before,
      after,
    });
    const written = await Rules.findOneAndUpdate(
      { _id: id, revision: found.revision ?? { $exists: false } },
      { $set: { ...set, stale: newId() }, $inc: { revision: 1 }, $push: { pending: entry } },
      { returnDocument: 'after' },
    ).lean<ScheduleRules>();
    if (written) return written;
  }
}
