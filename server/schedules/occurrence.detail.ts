import { writeOffset } from '../../catalogs/timing.ts';
import { can, visibleOrganizations, type StaffActor } from '../access.ts';
import { mayRead } from '../files/access.ts';
import { filesById, presentFile, type StoredFile } from '../files/model.ts';
import type { FileView } from '../files/schema.ts';
import type { ScheduleRow } from './model.ts';
import type { Occurrence } from './occurrence.model.ts';
import type { OccurrenceDetail } from './occurrence.schema.ts';
import { presentOccurrence, responsibleFor, type Scene } from './occurrence.view.ts';
import { readsAs, type Sight } from './view.ts';
import { isPassed } from './steps.ts';

/** What a person may do with an occurrence: the planners everything, the responsible their part. */
export function mayChange(
  actor: StaffActor,
  one: Occurrence,
  row: ScheduleRow,
): OccurrenceDetail['may'] {
  if (can(actor, 'schedule.write')) return 'plan';
  const own = responsibleFor(one, row)?.accountId === actor.accountId;
  return own && can(actor, 'schedule.carryOut') ? 'carryOut' : 'read';
}

interface Around {
  scene: Scene;
  sight: Pick<Sight, 'occurrences' | 'workingYear'>;
  actor: StaffActor;
  /** How many organizations have carried out a school's response, of how many. */
  organizationsOf: (occurrenceId: string) => Promise<{ done: number; of: number }>;
}

/** Everything of one occurrence. People of organizations see no notes and minutes of others. */
export async function presentDetail(
  one: Occurrence,
  row: ScheduleRow,
  around: Around,
): Promise<OccurrenceDetail> {
  const { scene, actor } = around;
  const { facts } = row;
  const may = mayChange(actor, one, row);
  const inside = may !== 'read' || visibleOrganizations(actor) === 'all';
  const minutesIds = one.steps.flatMap(({ meeting }) => meeting?.minutesFileId ?? []);
  const files = await filesById(row.municipalityId, [...one.files, ...minutesIds]);
  const shown = (id: string) => fileFor(actor, files.get(id));
  return {
    ...presentOccurrence(one, row, scene),
    timingText: facts.timingText ?? null,
    section: facts.section ?? null,
    directionTitle: row.directionTitle,
    items: facts.items ?? [],
    sourceLine: facts.sourceLine,
    documentNote: facts.note ?? null,
    documentResponsible: facts.responsible,
    counted: one.counted && {
      ...one.counted,
      offset: one.counted.offset && writeOffset(one.counted.offset),
    },
    deliverableText: one.text,
    deliverableFiles: one.files.flatMap((id) => shown(id) ?? []),
    deliverableLinks: one.links,
    published: one.published.map((each) => ({ ...each, at: each.at.toISOString() })),
    stepList: scene.steps.map((step) => stepView(step, one, inside, shown)),
    note: inside ? one.note : '',
    history: inside
      ? one.history
          .map(({ at, by, what, text }) => ({ at: at.toISOString(), by, what, text }))
          .reverse()
      : [],
    pair: await pairOf(row, one, around),
    series: seriesOf(row, around),
    may,
  };
}

function fileFor(actor: StaffActor, file: StoredFile | undefined): FileView | null {
  return file && mayRead(actor, file) ? presentFile(file) : null;
}

function stepView(
  { id, title, kind }: Scene['steps'][number],
  { steps }: Occurrence,
  inside: boolean,
  shown: (id: string) => FileView | null,
): OccurrenceDetail['stepList'][number] {
  const own = steps.filter((record) => record.stepId === id && !record.withdrawn);
  const last = own.at(-1);
  const fileId = last?.meeting?.minutesFileId;
  return {
    id,
    title,
    kind,
    passed: isPassed(steps, id),
    record: last
      ? {
          date: last.date,
          note: inside ? last.note : '',
          meeting: inside ? last.meeting : null,
          result: last.result,
          minutes: fileId ? shown(fileId) : null,
          by: last.by,
          at: last.at.toISOString(),
        }
      : null,
    earlier: own.slice(0, -1).flatMap(({ date, result }) => (result ? [{ date, result }] : [])),
  };
}

function linkOf(row: ScheduleRow, { sight }: Around) {
  return {
    rowId: row._id,
    title: row.facts.title,
    level: row.level,
    timingText: row.facts.timingText ?? null,
    state: readsAs(row, sight),
    start: row.plan.start,
    end: row.plan.end,
  };
}

async function pairOf(
  row: ScheduleRow,
  one: Occurrence,
  around: Around,
): Promise<OccurrenceDetail['pair']> {
  const { pairId } = row.facts;
  if (pairId === undefined) return null;
  const other = [...around.scene.rows.values()].find(
    (each) => each._id !== row._id && each.facts.pairId === pairId,
  );
  if (!other) return null;
  const own = around.sight.occurrences.get(other._id) ?? [];
  const same = own.find(({ year }) => year === one.year) ?? own[0];
  return {
    ...linkOf(other, around),
    occurrenceId: same?._id ?? null,
    organizations:
      same && other.level === 'organization' ? await around.organizationsOf(same._id) : null,
  };
}

function seriesOf(row: ScheduleRow, around: Around): OccurrenceDetail['series'] {
  const { seriesId } = row.facts;
  if (seriesId === undefined) return [];
  return [...around.scene.rows.values()]
    .filter((each) => each._id !== row._id && each.facts.seriesId === seriesId)
    .map((each) => linkOf(each, around));
}
