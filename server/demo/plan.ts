import { addDays } from '../calendar/days.ts';
import { dayIn } from '../campaigns/period.ts';
import { checkContent } from '../files/content.ts';
import { storeFile } from '../files/model.ts';
import type { FilePurpose } from '../files/schema.ts';
import { makePdf } from '../pdf.ts';
import { listSchedule, setDates, setStates, type ScheduleRow } from '../schedules/model.ts';
import { patchOccurrence } from '../schedules/occurrence.change.ts';
import { listOccurrences, type Occurrence } from '../schedules/occurrence.model.ts';
import type { OccurrencePatch } from '../schedules/occurrence.schema.ts';
import { refreshOccurrences } from '../schedules/refresh.ts';
import { addVersion } from '../schedules/version.model.ts';
import type { Demo } from './campaigns.ts';

/** The storage is empty: no demo file fills it. */
const room = 2 ** 30;

/** Tools for filling a demo municipality's plan around today. */
export class DemoPlan {
  readonly #demo: Demo;
  readonly today: string;

  constructor(demo: Demo) {
    this.#demo = demo;
    this.today = dayIn(demo.timeZone, demo.by.now);
  }

  /** So many days from today. */
  day(days: number): string {
    return addDays(this.today, days);
  }

  async rows(): Promise<ScheduleRow[]> {
    return listSchedule(this.#demo.by.actor.municipalityId);
  }

  /** Approves rows; their occurrences are there afterwards. */
  async approve(rows: readonly ScheduleRow[]): Promise<void> {
    const { by } = this.#demo;
    await setStates(
      by,
      rows.map(({ _id }) => _id),
      'approved',
      ({ plan }) => plan.state,
    );
    await refreshOccurrences(by.actor.municipalityId, by.now);
  }

  /** Gives rows days of their own, by key: first and last, counted from today. */
  async setDays(days: Record<string, readonly [start: number, end: number]>): Promise<void> {
    const { by } = this.#demo;
    for (const row of await this.rows()) {
      const own = days[row.key];
      if (own) await setDates(by, row._id, { start: this.day(own[0]), end: this.day(own[1]) });
    }
    await refreshOccurrences(by.actor.municipalityId, by.now);
  }

  /** The first occurrence of a row, by the row's key. */
  async occurrence(key: string): Promise<Occurrence> {
    const row = (await this.rows()).find((one) => one.key === key);
    const all = await listOccurrences(this.#demo.by.actor.municipalityId);
    const found = all.find(({ rowId }) => rowId === row?._id);
    if (!found) throw new Error(`Demo: ${key} has no occurrence`);
    return found;
  }

  /** Writes on the first occurrence of a row. */
  async write(key: string, patch: Omit<OccurrencePatch, 'version'>): Promise<void> {
    const { by } = this.#demo;
    const { _id, version } = await this.occurrence(key);
    await patchOccurrence(by, _id, { ...patch, version }, { today: this.today });
  }

  /** Closes what fell due longer ago than these days: it was carried out in its time. */
  async closeOld(days: number): Promise<void> {
    const { by } = this.#demo;
    const { municipalityId } = by.actor;
    for (const { _id, due, state, version } of await listOccurrences(municipalityId)) {
      if (due === null || due >= this.day(-days) || state === 'done') continue;
      const patch = { version, state: 'done' as const, doneOn: due };
      await patchOccurrence(by, _id, patch, { today: this.today });
    }
    await refreshOccurrences(municipalityId, by.now);
  }

  /** Keeps a page of text as a file of the municipality. */
  async file(purpose: FilePurpose, name: string, lines: readonly string[]): Promise<string> {
    const bytes = await makePdf({ content: [...lines] });
    const found = await checkContent(bytes);
    const place = { purpose, organizationId: null };
    const stored = await storeFile(this.#demo.by, place, { bytes, name, found, limit: room });
    return stored._id;
  }

  /** Keeps the approved rows as a version that rests on an order. */
  async order(of: { number: string; days: number; title: string; regulation: string }) {
    const { number, days, title, regulation } = of;
    const date = this.day(days);
    const words = [title, `Приказ № ${number} (демонстрационный документ)`];
    const fileId = await this.file('order', `Приказ ${number}.pdf`, words);
    const approved = (await this.rows()).filter(({ plan }) => plan.state === 'approved');
    await addVersion(
      this.#demo.by,
      {
        order: { number, date, title, fileId, regulation, regulationFileId: null },
        note: '',
      },
      approved.map(({ _id, facts, plan }) => ({
        ...{ rowId: _id, title: facts.title, start: plan.start, end: plan.end },
      })),
    );
  }
}
