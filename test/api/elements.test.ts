import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  listElements,
  readElements,
  recordElements,
  type ReportedElement,
} from '../../server/elements/model.ts';
import { connectStorage, createCollections, type Storage } from '../../server/storage/connect.ts';
import { startTestEngine } from '../support/engine.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let storage: Storage;

beforeAll(async () => {
  engine = await startTestEngine();
  storage = await connectStorage({ mongodbUri: engine.uri, dataFolder: engine.dataFolder });
  await createCollections();
});
afterAll(async () => {
  await storage.close();
  await engine.stop();
});

const period = '2021-2022';
const noon = new Date('2021-10-01T12:00:00Z');

/** One school's element values, each test in a municipality of its own. */
function school() {
  const place = { municipalityId: randomUUID(), organizationId: randomUUID(), period };
  return {
    record: (revision: number, values: ReportedElement[], formKey = 'monitoring', now = noon) =>
      recordElements({
        ...place,
        source: { formKey, formVersion: 1, revision },
        status: 'preliminary',
        submittedAt: now,
        values,
      }),
    values: async () => {
      const all = await listElements(place.municipalityId, place.organizationId, period);
      return Object.fromEntries(
        all.map(({ elementId, value, state }) => [elementId, state === 'value' ? value : state]),
      );
    },
    read: async () => {
      const read = await readElements(place.municipalityId, { period, elementIds: ['a', 'b'] });
      return read.get(place.organizationId);
    },
  };
}

const reports: ReportedElement[] = [
  { elementId: 'a', answer: 7 },
  { elementId: 'b', answer: false },
  { elementId: 'c', state: { state: 'absent', reason: 'нет сведений' } },
  { elementId: 'd', state: { state: 'notApplicable', reason: '' } },
  { elementId: 'e' },
];

describe('element values', () => {
  it('hold a value, a reason, "not applicable" or nothing', async () => {
    const { record, values } = school();
    await record(1, reports);
    expect(await values()).toEqual({ a: 7, b: false, c: 'absent', d: 'notApplicable' });
  });

  it('are the same when recorded again', async () => {
    const { record, values, read } = school();
    await record(1, reports);
    const before = await read();
    await record(1, reports);
    expect(await read()).toEqual(before);
    expect(Object.keys(await values())).toHaveLength(4);
  });

  it('follow a newer revision, also where it says nothing any more', async () => {
    const { record, values } = school();
    await record(1, reports);
    await record(2, [{ elementId: 'a', answer: 8 }, { elementId: 'b' }]);
    expect(await values()).toEqual({ a: 8 });
  });

  it('are not taken back by an older revision', async () => {
    const { record, values } = school();
    await record(2, [{ elementId: 'a', answer: 8 }]);
    await record(1, [
      { elementId: 'a', answer: 7 },
      { elementId: 'b', answer: true },
    ]);
    expect(await values()).toEqual({ a: 8 });
  });

  it('end with the newest whichever arrives first, written at once', async () => {
    const { record, values } = school();
    const revisions = [3, 1, 5, 2, 4];
    await Promise.all(revisions.map((n) => record(n, [{ elementId: 'a', answer: n }])));
    expect(await values()).toEqual({ a: 5 });
  });

  it('take the later word of two forms that report the same element', async () => {
    const { record, values } = school();
    const later = new Date(noon.getTime() + 1000);
    await record(9, [{ elementId: 'a', answer: 1 }], 'monitoring', later);
    await record(1, [{ elementId: 'a', answer: 2 }], 'assessment', noon);
    expect(await values()).toEqual({ a: 1 });
    await record(2, [{ elementId: 'a', answer: 3 }], 'assessment', new Date(later.getTime() + 1));
    expect(await values()).toEqual({ a: 3 });
  });

  it('are numbers and yes or no only', async () => {
    const { record, values } = school();
    await record(1, [
      { elementId: 'a', answer: 'сорок' },
      { elementId: 'b', answer: Number.NaN },
      { elementId: 'c', answer: ['x'] },
    ]);
    expect(await values()).toEqual({});
  });
});
