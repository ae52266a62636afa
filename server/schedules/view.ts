import { yearsToMove } from '../../catalogs/dates.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import type { Campaign } from '../campaigns/model.ts';
import { movedPlans, type ScheduleRow } from './model.ts';
import type { Brief } from './occurrence.model.ts';
import { endsBefore, planYears } from './plan.ts';
import { fold, yearsOf } from './row.ts';
import type { Due, PlanState, ScheduleQuery, ScheduleRowView, ScheduleView } from './schema.ts';
import { dueOf, isOpen, mostUrgent, ofYear, stateOfRow } from './standing.ts';

/** What a view of the schedule is made with: the campaigns by id, the moment and the day. */
export interface Sight {
  campaigns: ReadonlyMap<string, Campaign>;
  /** The occurrences in the plan, by row. */
  occurrences: ReadonlyMap<string, readonly Brief[]>;
  now: Date;
  /** The day in the municipality's zone. */
  today: string;
  workingYear: string;
}

/** How an occurrence stands; one whose campaigns are all over has been carried out. */
function standsNow(row: ScheduleRow, one: Brief, { campaigns, now, today }: Sight): Due | null {
  const due = dueOf(one, today);
  if (due !== 'overdue') return due;
  return carriedOut(one.campaignIds.length > 0 ? one : row, campaigns, now) ? null : due;
}

/** Whether campaigns are tied and all of them are over. */
export function carriedOut(
  { campaignIds }: Pick<ScheduleRow, 'campaignIds'>,
  campaigns: ReadonlyMap<string, Campaign>,
  now: Date,
): boolean {
  const own = campaignIds.flatMap((id) => campaigns.get(id) ?? []);
  return own.length > 0 && own.every((one) => stateOf(one, now) === 'closed');
}

function dueNow(row: ScheduleRow, sight: Sight): Due | null {
  if (row.plan.state !== 'approved') return null;
  const own = sight.occurrences.get(row._id) ?? [];
  return mostUrgent(own.map((one) => standsNow(row, one, sight)));
}

/** A row's state as it reads: approved ones may be done. */
export function readsAs(
  row: Pick<ScheduleRow, '_id' | 'plan'>,
  { occurrences, workingYear }: Pick<Sight, 'occurrences' | 'workingYear'>,
): PlanState {
  return stateOfRow(row.plan, occurrences.get(row._id) ?? [], workingYear);
}

/** Who carries a row out: whoever was set, else the document's words. */
export function carriedBy({ responsible, facts }: Pick<ScheduleRow, 'responsible' | 'facts'>) {
  if (responsible) return responsible;
  if (facts.responsible.length === 0) return null;
  return { accountId: null, name: facts.responsible.join('; '), source: 'document' as const };
}

function summary(row: ScheduleRow, sight: Sight): ScheduleRowView['occurrences'] {
  if (row.plan.state !== 'approved') return undefined;
  const own = ofYear(sight.occurrences.get(row._id) ?? [], sight.workingYear);
  if (own.length === 0) return undefined;
  const day = (one: Brief) => one.due ?? one.start ?? '9';
  const [next] = own.filter(isOpen).toSorted((a, b) => day(a).localeCompare(day(b)));
  return {
    of: own.length,
    done: own.filter((one) => one.state === 'done').length,
    overdue: own.filter((one) => standsNow(row, one, sight) === 'overdue').length,
    next: next?.due ?? null,
    nextId: next?._id ?? null,
  };
}

/** The years a row falls into: those of its plan, else what the document says. */
function yearsIn({ plan, facts }: ScheduleRow): { first: number | null; last: number | null } {
  return planYears(plan) ?? yearsOf(facts);
}

function matches(row: ScheduleRow, query: ScheduleQuery, sight: Sight): boolean {
  const { direction, level, year, state, due, search = '' } = query;
  if (direction !== undefined && row.directionId !== direction) return false;
  if (level !== undefined && row.level !== level) return false;
  if (state !== undefined && readsAs(row, sight) !== state) return false;
  if (due !== undefined && dueNow(row, sight) !== due) return false;
  if (year !== undefined) {
    const { first, last } = yearsIn(row);
    if ((first ?? year) > year || (last ?? year) < year) return false;
  }
  const words = fold(search).split(' ');
  return words.every((word) => row.words.includes(word));
}

/** The schedule as the page shows it: rows of the filter, and what the filters offer. */
export function presentSchedule(
  rows: readonly ScheduleRow[],
  query: ScheduleQuery,
  sight: Sight,
): ScheduleView {
  const directions = new Map<string, { id: string; title: string; rows: number }>();
  const years = new Set<number>();
  const states = { draft: 0, approved: 0, done: 0, archive: 0 };
  const due = { overdue: 0, month: 0, running: 0, later: 0 };
  for (const row of rows) {
    const { directionId: id, directionTitle } = row;
    if (id !== null) {
      const known = directions.get(id) ?? { id, title: directionTitle ?? '', rows: 0 };
      directions.set(id, { ...known, rows: known.rows + 1 });
    }
    const { first, last } = yearsIn(row);
    const [from, to] = [first ?? last, last ?? first];
    if (from !== null && to !== null) for (let y = from; y <= to; y += 1) years.add(y);
    states[readsAs(row, sight)] += 1;
    const stands = dueNow(row, sight);
    if (stands) due[stands] += 1;
  }
  const shown = rows.filter((row) => matches(row, query, sight));
  const { offset = 0, limit = shown.length } = query;
  return {
    rows: shown.slice(offset, offset + limit).map((row) => presentRow(row, sight)),
    directions: [...directions.values()],
    years: [...years].sort((a, b) => a - b),
    total: rows.length,
    found: shown.length,
    states,
    due,
    move: moveOffer(rows, sight.workingYear),
  };
}

function moveOffer(rows: readonly ScheduleRow[], workingYear: string): ScheduleView['move'] {
  const moved = movedPlans(rows, workingYear);
  const drafts = moved.filter(({ row }) => row.plan.state === 'draft');
  return {
    years: yearsToMove(
      rows.map(({ facts }) => facts),
      workingYear,
    ),
    drafts: drafts.length,
    archived: moved.length - drafts.length,
    past: drafts.filter(({ row }) => endsBefore(row.plan, workingYear)).length,
  };
}

/** A row for the screen. */
export function presentRow(row: ScheduleRow, sight: Sight): ScheduleRowView {
  const { facts, plan, responsible } = row;
  const { section, timingText, deliverable } = facts;
  const occurrences = summary(row, sight);
  const stands = dueNow(row, sight);
  return {
    id: row._id,
    key: row.key,
    title: facts.title,
    ...(row.directionId !== null && { directionId: row.directionId }),
    ...(section !== undefined && { section }),
    ...(timingText !== undefined && { timingText }),
    plan: {
      state: readsAs(row, sight),
      start: plan.start,
      end: plan.end,
      moved: plan.moved,
      byHand: plan.setFor !== null,
    },
    ...(stands && { due: stands }),
    ...(occurrences && { occurrences }),
    ...(responsible && { carriedBy: responsible }),
    level: row.level,
    responsible: facts.responsible,
    ...(deliverable !== undefined && { deliverable }),
    sourceLine: facts.sourceLine,
    campaigns: row.campaignIds.flatMap((id) => {
      const campaign = sight.campaigns.get(id);
      return campaign ? [{ id, title: campaign.title, state: stateOf(campaign, sight.now) }] : [];
    }),
  };
}
