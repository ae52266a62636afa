import { yearsToMove } from '../../catalogs/dates.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import type { Campaign } from '../campaigns/model.ts';
import { movedPlans, type ScheduleRow } from './model.ts';
import { dueOf, endsBefore, planYears } from './plan.ts';
import { fold, yearsOf } from './row.ts';
import type { Due, ScheduleQuery, ScheduleRowView, ScheduleView } from './schema.ts';

/** What a view of the schedule is made with: the campaigns by id, the moment and the day. */
export interface Sight {
  campaigns: ReadonlyMap<string, Campaign>;
  now: Date;
  /** The day in the municipality's zone. */
  today: string;
  workingYear: string;
}

/** How a row stands to today; one whose campaigns are all over has been carried out. */
function dueNow(row: ScheduleRow, { campaigns, now, today }: Sight): Due | null {
  const due = dueOf(row.plan, row.facts, today);
  if (due !== 'overdue') return due;
  const own = row.campaignIds.flatMap((id) => campaigns.get(id) ?? []);
  const over = own.length > 0 && own.every((one) => stateOf(one, now) === 'closed');
  return over ? null : due;
}

/** The years a row falls into: those of its plan, else what the document says. */
function yearsIn({ plan, facts }: ScheduleRow): { first: number | null; last: number | null } {
  return planYears(plan) ?? yearsOf(facts);
}

function matches(row: ScheduleRow, query: ScheduleQuery, sight: Sight): boolean {
  const { direction, level, year, state, due, search = '' } = query;
  if (direction !== undefined && row.directionId !== direction) return false;
  if (level !== undefined && row.level !== level) return false;
  if (state !== undefined && row.plan.state !== state) return false;
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
    states[row.plan.state] += 1;
    const stands = dueNow(row, sight);
    if (stands) due[stands] += 1;
  }
  const shown = rows.filter((row) => matches(row, query, sight));
  return {
    rows: shown.map((row) => presentRow(row, sight)),
    directions: [...directions.values()],
    years: [...years].sort((a, b) => a - b),
    total: rows.length,
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
  const { facts, plan } = row;
  return {
    id: row._id,
    key: row.key,
    title: facts.title,
    isGroup: facts.isGroup ?? false,
    items: facts.items ?? [],
    directionId: row.directionId,
    directionTitle: row.directionTitle,
    section: facts.section ?? null,
    timingText: facts.timingText ?? null,
    kind: facts.kind,
    start: facts.start ?? null,
    end: facts.end ?? null,
    plan: {
      state: plan.state,
      start: plan.start,
      end: plan.end,
      moved: plan.moved,
      byHand: plan.setFor !== null,
    },
    due: dueNow(row, sight),
    level: row.level,
    educationLevel: facts.educationLevels.length > 0 ? facts.educationLevels.join(', ') : null,
    responsible: facts.responsible,
    deliverable: facts.deliverable ?? null,
    sourceLine: facts.sourceLine,
    campaigns: row.campaignIds.flatMap((id) => {
      const campaign = sight.campaigns.get(id);
      return campaign ? [{ id, title: campaign.title, state: stateOf(campaign, sight.now) }] : [];
    }),
  };
}
