import { calendarRevision, loadCalendar } from '../calendar/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { isDuplicateKey } from '../storage/errors.ts';
import {
  keptOccurrences,
  markOccurrences,
  Occurrences,
  writeChanges,
  type Occurrence,
} from './occurrence.model.ts';
import type { AnchorPreview, AnchorsInput } from './plan.schema.ts';
import { reconcile, type RowSort } from './reconcile.ts';
import { listSchedule, ScheduleRows, type ScheduleRow } from './model.ts';
import { ensureRules, getRules, Rules, withEvents, type ScheduleRules } from './settings.model.ts';
import {
  belongsTo,
  happensOnce,
  ownDates,
  wantedOccurrences,
  type Anchor,
  type Ending,
} from './wanted.ts';

/** Rounds of one refresh: marks of rows close occurrences, what follows these is then counted. */
const mostRounds = 4;

/**
 * Brings the occurrences of a municipality in line with its approved rows, the dates of events,
 * the rules, the working year and the calendar. Run twice, or after a kill, it gives the same;
 * changes that arrive meanwhile leave a new mark and are found again.
 */
export async function refreshOccurrences(municipalityId: string, now: Date): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    try {
      if (await refreshOnce(municipalityId, now)) return;
    } catch (error) {
      // Another process makes the same ones at this moment.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** What the occurrences should be, compared with what they are. */
async function compare(
  municipalityId: string,
  { workingYear, rules }: { workingYear: string; rules: ScheduleRules },
) {
  const [calendar, rows] = await Promise.all([loadCalendar(), listSchedule(municipalityId)]);
  const kept = await keptOccurrences(municipalityId);
  const approved = rows.filter(({ plan }) => plan.state === 'approved');
  const endings = new Map(kept.map((one) => [placeOf(one), endingOf(one)]));
  const wanted = wantedOccurrences({
    calendar,
    dayOff: rules.settings.dayOff,
    workingYear,
    rows: approved,
    anchors: anchorsOf(rules, workingYear),
    ended: (of) => endings.get(placeOf(of)) ?? null,
  });
  const sorts = new Map(approved.map((row) => [row._id, sortOf(row, workingYear)]));
  const sortOfRow = (rowId: string) => sorts.get(rowId) ?? null;
  const changes = reconcile(kept, wanted, { workingYear, sortOf: sortOfRow });
  return { rows, kept, approved, changes };
}

/** One round; true when nothing is left to do. */
async function refreshOnce(municipalityId: string, now: Date): Promise<boolean> {
  const { workingYear, timeZone } = await getMunicipality(municipalityId);
  // Before the days themselves: a correction in between is then seen as not counted yet.
  const madeFor = { workingYear, calendar: await calendarRevision() };
  const rules = await getRules(municipalityId);
  const { rows, kept, approved, changes } = await compare(municipalityId, { workingYear, rules });
  await writeChanges(municipalityId, changes);
  // What was closed or opened moves what follows: another round, and until then the marks stay.
  const day = dayIn(timeZone, now);
  if (await applyMarks(approved, municipalityId, workingYear, day)) return false;
  await clearStale(municipalityId, { rows, kept, rules, madeFor });
  return true;
}

/** What dates of a named event would do to the occurrences; writes nothing. */
export async function previewEvents(
  municipalityId: string,
  input: AnchorsInput,
): Promise<AnchorPreview> {
  const { workingYear } = await getMunicipality(municipalityId);
  const rules = withEvents(await getRules(municipalityId), input);
  const { rows, kept, changes } = await compare(municipalityId, { workingYear, rules });
  const titles = new Map(rows.map(({ _id, facts }) => [_id, facts.title]));
  const byId = new Map(kept.map((one) => [one._id, one]));
  const own = new Set(
    rows
      .filter(
        ({ facts: { after } }) => after && 'anchor' in after && after.anchor === input.anchorId,
      )
      .map(({ _id }) => _id),
  );
  return {
    moved: changes.update.flatMap(({ _id, to }) => {
      const one = byId.get(_id);
      if (!one) return [];
      // Where the document gives no term there is no due day, only a first one.
      const [before, after] = [one.due ?? one.start, to.due ?? to.start ?? null];
      if (before === after) return [];
      const title = titles.get(one.rowId) ?? '';
      return [{ title, event: to.event ?? null, before, after }];
    }),
    added: changes.insert.length,
    removed: changes.remove.length + changes.hide.length,
    kept: kept.filter((one) => own.has(one.rowId) && endingOf(one) !== null).length,
  };
}

const placeOf = (one: { rowId: string; year: string; sequence: number }) =>
  `${one.rowId} ${one.year} ${one.sequence}`;

function endingOf({ state, doneOn }: Occurrence): Ending | null {
  if (state === 'cancelled') return 'cancelled';
  return state === 'done' && doneOn !== null ? { doneOn } : null;
}

function sortOf(row: ScheduleRow, workingYear: string): RowSort {
  return happensOnce(row.facts) && ownDates(row, workingYear) ? 'dated' : 'recurring';
}

function anchorsOf({ anchors, events }: ScheduleRules, year: string): Map<string, Anchor> {
  return new Map(
    anchors.map(({ id, title }) => [
      id,
      { title, events: events.filter((one) => one.year === year && one.anchorId === id) },
    ]),
  );
}

type RowMark = NonNullable<ScheduleRow['mark']>;

/** Closes or reopens what a person has marked with the whole row; true when there was any. */
async function applyMarks(
  rows: readonly ScheduleRow[],
  municipalityId: string,
  workingYear: string,
  day: string,
): Promise<boolean> {
  const marked = rows.filter(({ mark }) => mark);
  if (marked.length === 0) return false;
  const kept = await keptOccurrences(municipalityId);
  // Many rows are marked at once: what one press has marked is written at once.
  const presses = new Map<string, { mark: RowMark; ids: string[] }>();
  for (const { _id, mark } of marked) {
    if (!mark) continue;
    const own = kept.filter((one) => one.live && one.rowId === _id);
    const inYear = own.filter((one) => belongsTo(one, workingYear));
    const key = JSON.stringify([mark.to, mark.accountId, mark.at]);
    const press = presses.get(key) ?? { mark, ids: [] };
    press.ids.push(...(inYear.length > 0 ? inYear : own).map((one) => one._id));
    presses.set(key, press);
  }
  for (const { mark, ids } of presses.values()) {
    const to = mark.to === 'done' ? 'done' : 'planned';
    const { accountId, name, at: now } = mark;
    const actor = { accountId, name, municipalityId };
    await markOccurrences({ municipalityId, ids }, to, { actor, now, day });
  }
  const marks = marked.flatMap(({ mark }) => (mark ? [mark.id] : []));
  await ScheduleRows.updateMany(
    { municipalityId, 'mark.id': { $in: marks } },
    { $unset: { mark: '' } },
  );
  return true;
}

/** Takes away the marks that were there when the round began, never later ones. */
async function clearStale(
  municipalityId: string,
  done: {
    rows: readonly ScheduleRow[];
    kept: readonly Occurrence[];
    rules: ScheduleRules;
    madeFor: NonNullable<ScheduleRules['madeFor']>;
  },
): Promise<void> {
  const marksOf = (of: readonly { stale?: string }[]) =>
    of.flatMap(({ stale }) => (stale === undefined ? [] : [stale]));
  const { rules, madeFor } = done;
  const unset = { $unset: { stale: '' } };
  const rowMarks = marksOf(done.rows);
  if (rowMarks.length > 0) {
    await ScheduleRows.updateMany({ municipalityId, stale: { $in: rowMarks } }, unset);
  }
  const ownMarks = marksOf(done.kept);
  if (ownMarks.length > 0) {
    await Occurrences.updateMany({ municipalityId, stale: { $in: ownMarks } }, unset);
  }
  if (rules.stale !== undefined) {
    await Rules.updateOne({ _id: municipalityId, stale: rules.stale }, unset);
  }
  const same =
    rules.madeFor?.workingYear === madeFor.workingYear &&
    rules.madeFor.calendar === madeFor.calendar;
  if (same) return;
  await ensureRules(municipalityId);
  await Rules.updateOne({ _id: municipalityId }, { $set: { madeFor } });
}

/** Municipalities whose occurrences do not hold every change yet. */
export async function staleSchedules(): Promise<string[]> {
  const left = { stale: { $exists: true } };
  const [rows, occurrences, rules] = await Promise.all([
    ScheduleRows.distinct('municipalityId', left),
    Occurrences.distinct('municipalityId', left),
    Rules.find().select({ madeFor: 1, stale: 1 }).lean<ScheduleRules[]>(),
  ]);
  const found = new Set<string>([...rows, ...occurrences]);
  const calendar = await calendarRevision();
  for (const { _id, madeFor, stale } of rules) {
    if (stale !== undefined) found.add(_id);
    if (found.has(_id)) continue;
    const { workingYear } = await getMunicipality(_id);
    const holds = madeFor?.workingYear === workingYear && madeFor.calendar === calendar;
    if (!holds) found.add(_id);
  }
  return [...found];
}
