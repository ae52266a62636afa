import type { Campaign } from '../campaigns/model.ts';
import { stateOf } from '../campaigns/lifecycle.ts';
import type { ScheduleRow } from './model.ts';
import type { Occurrence } from './occurrence.model.ts';
import type {
  OccurrenceList,
  OccurrenceQuery,
  OccurrenceView,
  ResponsibleView,
} from './occurrence.schema.ts';
import { fold } from './row.ts';
import type { ScheduleSettings } from './plan.schema.ts';
import { isOpen } from './standing.ts';
import { isPassed } from './steps.ts';
import { carriedBy, carriedOut } from './view.ts';
import { belongsTo, touches } from './wanted.ts';

/** What occurrences are shown with. */
export interface Scene {
  rows: ReadonlyMap<string, ScheduleRow>;
  campaigns: ReadonlyMap<string, Campaign>;
  /** How many occurrences a row has in a year: `rowId year`. */
  numbers: ReadonlyMap<string, number>;
  steps: ScheduleSettings['steps'];
  now: Date;
  today: string;
  workingYear: string;
}

/** Who carries an occurrence out: its own, else the row's, else the document's words. */
export function responsibleFor(one: Occurrence, row: ScheduleRow): ResponsibleView | null {
  return one.responsible ?? carriedBy(row);
}

/** Open, with a due day in the past, and not carried out by campaigns that are over. */
function isOverdue(
  one: Occurrence,
  row: ScheduleRow,
  { campaigns, now, today }: Pick<Scene, 'campaigns' | 'now' | 'today'>,
): boolean {
  if (!isOpen(one) || one.due === null || one.due >= today) return false;
  return !carriedOut(one.campaignIds.length > 0 ? one : row, campaigns, now);
}

/** An occurrence in a list: what there is nothing of is left out. */
export function presentOccurrence(one: Occurrence, row: ScheduleRow, scene: Scene): OccurrenceView {
  const { facts } = row;
  const of = scene.numbers.get(`${one.rowId} ${one.year}`) ?? 1;
  const responsible = responsibleFor(one, row);
  const deliverable = facts.deliverable;
  const campaigns = campaignsOf(one, row, scene);
  const steps = stepsOf(one, scene);
  return {
    id: one._id,
    rowId: one.rowId,
    title: facts.title,
    ...(row.directionId !== null && { directionId: row.directionId }),
    level: row.level,
    year: one.year,
    sequence: one.sequence,
    ...(of > 1 && { of }),
    ...(one.event !== null && { event: one.event }),
    ...(one.start !== null && { start: one.start }),
    ...(one.end !== null && one.end !== one.due && { end: one.end }),
    ...(one.due !== null && { due: one.due }),
    ...(one.estimated && { estimated: true as const }),
    ...(one.waits && { waits: one.waits }),
    state: one.state,
    ...(isOverdue(one, row, scene) && { overdue: true as const }),
    ...(one.doneOn !== null && { doneOn: one.doneOn }),
    ...(responsible && { responsible }),
    ...(deliverable !== undefined && { deliverable }),
    ...(one.files.length > 0 && { files: one.files.length }),
    ...(one.links.length > 0 && { links: one.links.length }),
    ...(one.published.length > 0 && { publications: one.published.length }),
    ...(steps && { steps }),
    ...(campaigns.length > 0 && { campaigns }),
    ...(facts.pairId !== undefined && { pairId: facts.pairId }),
    ...(facts.seriesId !== undefined && { seriesId: facts.seriesId }),
    version: one.version,
  };
}

function campaignsOf(one: Occurrence, row: ScheduleRow, { campaigns, now }: Scene) {
  const ids = one.campaignIds.length > 0 ? one.campaignIds : row.campaignIds;
  return ids.flatMap((id) => {
    const campaign = campaigns.get(id);
    return campaign ? [{ id, title: campaign.title, state: stateOf(campaign, now) }] : [];
  });
}

function stepsOf({ steps: records }: Occurrence, { steps }: Scene): OccurrenceView['steps'] {
  if (!records.some(({ withdrawn }) => !withdrawn)) return undefined;
  const passed = steps.filter(({ id }) => isPassed(records, id));
  const next = steps.find(({ id }) => !isPassed(records, id));
  return { passed: passed.length, of: steps.length, next: next?.title ?? null };
}

/** How many occurrences each row has in each year. */
export function numbersOf(all: readonly Occurrence[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { rowId, year } of all) {
    const key = `${rowId} ${year}`;
    numbers.set(key, (numbers.get(key) ?? 0) + 1);
  }
  return numbers;
}

interface Shown {
  one: Occurrence;
  row: ScheduleRow;
  responsible: ResponsibleView | null;
  overdue: boolean;
}

/** The occurrences of a filter, a page of them, and what the filters offer. */
export function presentOccurrences(
  all: readonly Occurrence[],
  query: OccurrenceQuery,
  scene: Scene,
  actor: { accountId: string },
): OccurrenceList {
  const shown = all.flatMap((one): Shown[] => {
    const row = scene.rows.get(one.rowId);
    if (!row) return [];
    const responsible = responsibleFor(one, row);
    return [{ one, row, responsible, overdue: isOverdue(one, row, scene) }];
  });
  const within = shown.filter((each) => isWithin(each, query, scene));
  const theirs = within.filter((each) => isTheirs(each.responsible, query, actor));
  const found = theirs.filter((each) => isIn(each, query.state)).toSorted(inOrder);
  const counts = { planned: 0, underway: 0, done: 0, cancelled: 0, overdue: 0, undated: 0 };
  for (const each of theirs) {
    counts[each.one.state] += 1;
    if (each.overdue) counts.overdue += 1;
    if (isIn(each, 'undated')) counts.undated += 1;
  }
  const page = found.slice(query.offset, query.offset + query.limit);
  return {
    items: page.map(({ one, row }) => presentOccurrence(one, row, scene)),
    total: found.length,
    counts,
    responsible: peopleIn(within),
    today: scene.today,
    year: query.year ?? scene.workingYear,
    years: [...new Set([scene.workingYear, ...all.map(({ year }) => year)])].sort(),
  };
}

function isWithin({ one, row, overdue }: Shown, query: OccurrenceQuery, scene: Scene): boolean {
  const { year, month, from, to, direction, level, rowId, search = '' } = query;
  if (rowId !== undefined && one.rowId !== rowId) return false;
  if (direction !== undefined && row.directionId !== direction) return false;
  if (level !== undefined && row.level !== level) return false;
  const days = month !== undefined || from !== undefined || to !== undefined;
  if (month !== undefined && !touches(one, `${month}-01`, `${month}-31`)) return false;
  if (days && !touches(one, from ?? '0', to ?? '9')) return false;
  if (year !== undefined && !belongsTo(one, year)) return false;
  // What another year still owes is owed now.
  const anyYear = year !== undefined || days || rowId !== undefined || overdue;
  if (!anyYear && !belongsTo(one, scene.workingYear)) return false;
  const words = fold(search).split(' ');
  return words.every((word) => row.words.includes(word));
}

function isTheirs(
  responsible: ResponsibleView | null,
  query: OccurrenceQuery,
  { accountId }: { accountId: string },
): boolean {
  if (query.mine !== undefined && responsible?.accountId !== accountId) return false;
  if (query.responsible === undefined) return true;
  if (query.responsible === 'none') return responsible === null;
  return responsible?.accountId === query.responsible || responsible?.name === query.responsible;
}

function isIn({ one, overdue }: Shown, state: OccurrenceQuery['state']): boolean {
  switch (state) {
    case undefined:
      return true;
    case 'overdue':
      return overdue;
    case 'open':
      return isOpen(one);
    case 'undated':
      return isOpen(one) && one.due === null;
    default:
      return one.state === state;
  }
}

/** Overdue first, then what is open by its day, then what has none, then what is closed. */
function inOrder(a: Shown, b: Shown): number {
  const rank = ({ one, overdue }: Shown) => {
    if (overdue) return 0;
    if (!isOpen(one)) return 3;
    return one.due === null ? 2 : 1;
  };
  const day = ({ one }: Shown) => one.due ?? one.start ?? '9';
  return (
    rank(a) - rank(b) ||
    day(a).localeCompare(day(b)) ||
    a.row.position - b.row.position ||
    a.one.sequence - b.one.sequence
  );
}

function peopleIn(shown: readonly Shown[]): OccurrenceList['responsible'] {
  const people = new Map<string, OccurrenceList['responsible'][number]>();
  for (const { responsible } of shown) {
    const [accountId, name] = [responsible?.accountId ?? null, responsible?.name ?? ''];
    const key = accountId ?? name;
    const known = people.get(key) ?? { accountId, name, number: 0 };
    people.set(key, { ...known, number: known.number + 1 });
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'ru'));
}
