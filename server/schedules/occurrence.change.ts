import type { StaffActor } from '../access.ts';
import { auditEntry } from '../audit/entry.ts';
import { Problem, type ProblemCode } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import {
  deliverables,
  getOccurrence,
  minutes,
  Occurrences,
  type HistoryLine,
  type Occurrence,
  type Responsible,
  type StepRecord,
} from './occurrence.model.ts';
import type { OccurrencePatch, StepInput } from './occurrence.schema.ts';
import type { ScheduleSettings } from './plan.schema.ts';
import { resultOf, stepFault, type StepFault } from './steps.ts';

type By = {
  actor: Pick<StaffActor, 'accountId' | 'name' | 'municipalityId' | 'organizationIds'>;
  now: Date;
};

/** Lines of its history that an occurrence keeps; the log of changes keeps them all. */
const keptLines = 200;

interface Change {
  set: Partial<Occurrence>;
  lines: Omit<HistoryLine, 'at' | 'by'>[];
  push?: { steps: StepRecord };
}

/** Writes a change of the version that was read, or the 409. */
async function write(
  by: By,
  before: Occurrence,
  { set, lines, push }: Change,
): Promise<Occurrence> {
  const { municipalityId } = by.actor;
  const names = Object.keys(set) as (keyof Occurrence)[];
  const closes = set.state !== undefined && set.state !== before.state;
  const moves = closes || (set.doneOn !== undefined && set.doneOn !== before.doneOn);
  const after = await Occurrences.findOneAndUpdate(
    { municipalityId, _id: before._id, version: before.version, live: true },
    {
      // What follows this one counts from its end.
      $set: { ...set, ...(moves && { stale: newId() }) },
      $inc: { version: 1 },
      $push: {
        ...push,
        history: {
          $each: lines.map((line) => ({ at: by.now, by: by.actor.name, ...line })),
          $slice: -keptLines,
        },
        pending: auditEntry(by, {
          action: 'schedule.carryOut',
          subject: { kind: 'occurrence', id: before._id },
          before: Object.fromEntries(names.map((name) => [name, before[name]])),
          after: { ...set, ...push },
        }),
      },
    },
    { returnDocument: 'after' },
  ).lean<Occurrence>();
  if (!after) throw new Problem('occurrence.changed');
  return after;
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Changes what people write on an occurrence; the same again changes nothing and is no conflict.
 * @param responsible the person or position that the patch names, with its name
 * @throws Problem occurrence.changed: another version stands; occurrence.future; occurrence.reason
 */
export async function patchOccurrence(
  by: By,
  id: string,
  patch: OccurrencePatch,
  { today, responsible }: { today: string; responsible?: Responsible | null },
): Promise<Occurrence> {
  const before = await getOccurrence(by.actor.municipalityId, id);
  const change = changeOf(by, before, patch, today, responsible);
  if (change.lines.length === 0) return before;
  if (before.version !== patch.version) throw new Problem('occurrence.changed');
  const { files } = change.set;
  if (files) {
    const added = files.filter((file) => !before.files.includes(file));
    // Whoever is bound to organizations brings what comes of an event as theirs.
    const places = [null, ...by.actor.organizationIds];
    await deliverables.claim(claimOf(by), added, places, 'deliverableFileIds');
  }
  const after = await write(by, before, change);
  const gone = files ? before.files.filter((file) => !files.includes(file)) : [];
  if (gone.length > 0) await deliverables.release(claimOf(by), gone);
  return after;
}

const claimOf = ({ actor: { municipalityId }, now }: By) => ({ municipalityId, now });

function changeOf(
  by: By,
  before: Occurrence,
  patch: OccurrencePatch,
  today: string,
  responsible: Responsible | null | undefined,
): Change {
  const change: Change = { set: {}, lines: [] };
  const put = <K extends keyof Occurrence>(
    name: K,
    value: Occurrence[K] | undefined,
    line: Omit<HistoryLine, 'at' | 'by'>,
  ) => {
    if (value === undefined || isSame(before[name], value)) return;
    change.set[name] = value;
    change.lines.push(line);
  };
  const { state = before.state, doneOn, reason = '' } = patch;
  if (state === 'done') {
    const day = doneOn ?? (before.state === 'done' ? before.doneOn : null) ?? today;
    if (day > today) throw new Problem('occurrence.future', { path: 'doneOn' });
    put('doneOn', day, { what: 'doneOn', text: day });
  } else put('doneOn', null, { what: 'doneOn', text: '' });
  if (state === 'cancelled' && before.state !== 'cancelled' && reason === '') {
    throw new Problem('occurrence.reason', { path: 'reason' });
  }
  put('state', state, { what: 'state', text: reason === '' ? state : `${state}: ${reason}` });
  put('responsible', responsible, { what: 'responsible', text: responsible?.name ?? '' });
  put('text', patch.deliverableText, { what: 'deliverable', text: patch.deliverableText ?? '' });
  const files = patch.deliverableFileIds && [...new Set(patch.deliverableFileIds)];
  put('files', files, { what: 'files', text: String(files?.length ?? 0) });
  const links = patch.deliverableLinks;
  put('links', links, { what: 'links', text: String(links?.length ?? 0) });
  const published = patch.published?.map((one) => {
    const known = before.published.find((old) =>
      isSame([old.place, old.url, old.date], [one.place, one.url, one.date]),
    );
    return known ?? { ...one, by: by.actor.name, at: by.now };
  });
  put('published', published, { what: 'published', text: published?.at(-1)?.place ?? '' });
  const campaignIds = patch.campaignIds && [...new Set(patch.campaignIds)];
  put('campaignIds', campaignIds, { what: 'campaigns', text: String(campaignIds?.length ?? 0) });
  put('note', patch.note, { what: 'note', text: patch.note ?? '' });
  return change;
}

const faults: Record<Exclude<StepFault['kind'], 'unknown'>, ProblemCode> = {
  passed: 'step.passed',
  order: 'step.order',
  unpublished: 'step.unpublished',
  meetingMissing: 'step.meetingMissing',
  meetingUnasked: 'step.meetingUnasked',
  future: 'occurrence.future',
  early: 'step.early',
};

const places: Partial<Record<StepFault['kind'], string>> = {
  meetingMissing: 'meeting',
  meetingUnasked: 'meeting',
  future: 'date',
  early: 'date',
};

function refuse(fault: StepFault): Problem {
  if (fault.kind === 'unknown') {
    const what = { ru: { what: 'шаг' }, en: { what: 'step' } };
    return new Problem('thing.notFound', { parameters: what });
  }
  const path = places[fault.kind];
  const words = {
    ...(fault.kind === 'order' && { title: fault.title }),
    ...(fault.kind === 'early' && { date: fault.date.split('-').reverse().join('.') }),
  };
  return new Problem(faults[fault.kind], {
    ...(path !== undefined && { path }),
    parameters: { ru: words },
  });
}

/**
 * Writes down a step of the deliverable, or a meeting that did not adopt it: then the step is
 * still to be passed.
 * @throws Problem step.*, occurrence.changed, occurrence.future
 */
export async function writeStep(
  by: By,
  id: string,
  stepId: string,
  input: StepInput,
  { steps, today }: { steps: ScheduleSettings['steps']; today: string },
): Promise<Occurrence> {
  const before = await getOccurrence(by.actor.municipalityId, id);
  const fault = stepFault(steps, before, stepId, input, today);
  if (fault) throw refuse(fault);
  if (before.version !== input.version) throw new Problem('occurrence.changed');
  const { date, note, meeting = null } = input;
  const fileId = meeting?.minutesFileId;
  if (fileId) await minutes.claim(claimOf(by), [fileId], null, 'meeting.minutesFileId');
  const result = meeting && resultOf(meeting);
  const record: StepRecord = {
    ...{ id: newId(), stepId, date, note, meeting, result, withdrawn: false },
    ...{ by: by.actor.name, at: by.now },
  };
  const title = steps.find((one) => one.id === stepId)?.title ?? '';
  // Whoever works on the document has begun.
  const begun = before.state === 'planned' ? { state: 'underway' as const } : {};
  return write(by, before, {
    set: begun,
    lines: [{ what: 'step', text: result ? `${title}: ${result}` : title }],
    push: { steps: record },
  });
}

/** Takes the document back to a step: that one and those after it are to be passed again. */
export async function takeStepBack(
  by: By,
  id: string,
  stepId: string,
  { version, reason }: { version: number; reason: string },
  steps: ScheduleSettings['steps'],
): Promise<Occurrence> {
  const before = await getOccurrence(by.actor.municipalityId, id);
  const from = steps.findIndex((one) => one.id === stepId);
  if (from === -1) throw refuse({ kind: 'unknown' });
  const back = new Set(steps.slice(from).map((one) => one.id));
  const after = before.steps.map((record) =>
    back.has(record.stepId) ? { ...record, withdrawn: true } : record,
  );
  if (isSame(after, before.steps)) return before;
  if (before.version !== version) throw new Problem('occurrence.changed');
  const text = `${steps[from]?.title ?? ''}: ${reason}`;
  return write(by, before, { set: { steps: after }, lines: [{ what: 'stepBack', text }] });
}
