import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileHolders, heldBy, holdsFiles, sweepFile, toCheck } from '../../server/files/holders.ts';
import { uncheckedSince } from '../../server/evidence/model.ts';
import { bytesKept, getFile } from '../../server/files/model.ts';
import type { FilePurpose, FileView } from '../../server/files/schema.ts';
import { createCollections } from '../../server/storage/connect.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { docx, jpeg, odt, pdf, png, sendFile, xlsx, zip } from '../support/files.ts';
import type { Person } from '../support/person.ts';

let app: TestApp;
let town: Town;
const day = 24 * 3_600_000;
const testHolder = new mongoose.Schema({}, { collection: 'testHolders', strict: false });
const claims = holdsFiles('evidence', mongoose.model('TestHolder', testHolder), 'files.id');

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  // The storage that files begin with knows nothing of this file's own collection.
  await createCollections();
});
afterAll(() => app.stop());

const school = (index = 0) => town.schools[index]!._id;
const path = (more: Record<string, string> = {}) =>
  `/api/files?${new URLSearchParams({
    ...{ purpose: 'evidence', organizationId: school(), name: 'Отчёт.pdf' },
    ...more,
  })}`;
const kept = () => bytesKept(town.municipalityId);

describe('a file', () => {
  it('is refused to those who may not bring or read it', async () => {
    expect((await app.visitor().upload(path(), pdf())).status).toBe(403);
    expect(
      (await app.visitor().get('/api/files/9f0e2f2a-5a52-4c0f-8a4e-0d7f0a2f9c11')).status,
    ).toBe(401);
    // Of another school, of a methodologist who gives no evidence, of nobody's organization.
    expect((await town.asPyotr.upload(path(), pdf())).status).toBe(404);
    expect((await town.asAnna.upload(path(), pdf())).status).toBe(404);
    const nowhere = path({ organizationId: '9f0e2f2a-5a52-4c0f-8a4e-0d7f0a2f9c11' });
    expect((await town.asIrina.upload(nowhere, pdf())).status).toBe(404);
    const own = `/api/files?purpose=order&name=a.pdf`;
    expect((await town.asMarina.upload(own, pdf())).status).toBe(403);
    const mixed = await town.asIrina.upload(path({ purpose: 'template' }), pdf());
    expect([mixed.status, mixed.json().error.path]).toEqual([422, 'organizationId']);
    const nobodys = await town.asIrina.upload('/api/files?purpose=scan&name=a.pdf', pdf());
    expect([nobodys.status, nobodys.json().error.path]).toEqual([422, 'organizationId']);
    expect(await kept()).toBe(0);
  });

  it('does not exist for another municipality', async () => {
    const other = await app.makeTown({ templateId: null });
    const { id } = await sendFile(town.asIrina, { purpose: 'order' });
    expect((await other.asVera.get(`/api/files/${id}`)).status).toBe(404);
    expect((await town.asMarina.get(`/api/files/${id}`)).status).toBe(200);
  });

  const bomb = () => zip([{ name: 'word/document.xml', content: Buffer.alloc(20 * 2 ** 20) }]);
  const liar = () =>
    zip([{ name: 'word/document.xml', content: Buffer.alloc(20 * 2 ** 20), claims: 100 }]);
  const crowd = () =>
    zip(Array.from({ length: 3001 }, (_, at) => ({ name: `a${at}`, content: '', stored: true })));
  const withPart = async (part: string) => {
    const workbook = await xlsx();
    const end = workbook.length - 22;
    const parts = [{ name: part, content: 'x', stored: true }];
    expect(workbook.readUInt32LE(end)).toBe(0x06054b50);
    return zip([{ name: '[Content_Types].xml', content: '<Types/>' }, ...parts]);
  };
  it.each<[string, string, () => Buffer<ArrayBuffer> | Promise<Buffer<ArrayBuffer>>]>([
    ['an empty one', 'file.empty', () => Buffer.alloc(0)],
    ['a page', 'file.type', () => Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing', 'file.type', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a text', 'file.type', () => Buffer.from('просто слова')],
    ['a program', 'file.type', () => Buffer.from(`MZ${'\0'.repeat(200)}`)],
    ['an archive', 'file.type', () => zip([{ name: 'a.txt', content: 'a' }])],
    [
      'an old workbook',
      'file.oldOffice',
      () => Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'),
    ],
    ['macros of Word', 'file.macros', () => withPart('word/vbaProject.bin')],
    ['macros of Excel 4', 'file.macros', () => withPart('xl/macrosheets/sheet1.xml')],
    [
      'macros of OpenDocument',
      'file.macros',
      () => odt('text', [{ name: 'Basic/Standard/Module1.xml', content: 'x' }]),
    ],
    ['a program inside', 'file.macros', () => withPart('word/embeddings/run.exe')],
    ['a bomb', 'file.bomb', bomb],
    ['one that says it is small', 'file.bomb', liar],
    ['one of too many parts', 'file.bomb', crowd],
    ['half a workbook', 'file.broken', async () => (await xlsx()).subarray(0, 3000)],
  ])('is refused by what is in it: %s', async (_, code, make) => {
    const before = await kept();
    const reply = await town.asMarina.upload(path(), await make());
    expect([reply.status, reply.json().error.code, reply.json().error.path]).toEqual([
      422,
      code,
      'file',
    ]);
    expect(await kept()).toBe(before);
  });

  it('is refused beyond 10 MB and beyond the municipality’s room', async () => {
    const large = Buffer.concat([pdf(), Buffer.alloc(10 * 2 ** 20)]);
    const reply = await town.asMarina.upload(path(), large);
    expect([reply.status, reply.json().error.message]).toEqual([
      413,
      expect.stringContaining('10 МБ'),
    ]);
  });

  it.each<[string, string, () => Buffer<ArrayBuffer> | Promise<Buffer<ArrayBuffer>>]>([
    ['application/pdf', 'pdf', pdf],
    ['image/png', 'png', () => png],
    ['image/jpeg', 'jpg', () => jpeg],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx', docx],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx', xlsx],
    ['application/vnd.oasis.opendocument.text', 'odt', () => odt()],
    ['application/vnd.oasis.opendocument.spreadsheet', 'ods', () => odt('spreadsheet')],
  ])('is taken and comes back as it was: %s', async (type, ending, make) => {
    const bytes = await make();
    // Whatever it calls itself.
    const sent = await town.asMarina.upload(path({ name: 'C:\\Документы\\Отчёт «1».exe' }), bytes);
    expect(sent.status, sent.text).toBe(200);
    const view = sent.json<FileView>();
    const name = `Отчёт «1».exe.${ending}`;
    expect(view).toMatchObject({ name, type, bytes: bytes.length, by: 'marina' });
    const back = await town.asMarina.download(`/api/files/${view.id}`);
    expect(back.status).toBe(200);
    expect(back.body.equals(bytes)).toBe(true);
    expect(back.headers.get('content-type')).toContain(type);
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    const header = back.headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^attachment; filename="file\./);
    expect(decodeURIComponent(/UTF-8''(.+)$/.exec(header)?.[1] ?? '')).toBe(name);
    expect((await town.asIrina.get(`/api/files/${view.id}`)).status).toBe(200);
    expect((await town.asPyotr.get(`/api/files/${view.id}`)).status).toBe(404);
  });

  it.each<[FilePurpose, string, number[]]>([
    ['scan', 'school', [200, 404, 200]],
    ['deliverable', 'school', [200, 404, 200]],
    ['order', '', [200, 200, 200]],
    ['minutes', '', [404, 404, 200]],
    ['template', '', [404, 404, 200]],
  ])('is read by those whom its purpose concerns: %s', async (purpose, of, statuses) => {
    const organization = of === 'school' ? { organizationId: school() } : {};
    const { id } = await sendFile(town.asIrina, { purpose, ...organization });
    const read = async (who: Person) => (await who.get(`/api/files/${id}`)).status;
    expect(await Promise.all([town.asMarina, town.asPyotr, town.asAnna].map(read))).toEqual(
      statuses,
    );
  });

  it.each<[FilePurpose, number[]]>([
    ['template', [200, 403]],
    ['deliverable', [200, 403]],
    ['minutes', [200, 403]],
    ['order', [403, 403]],
  ])(
    'of the municipality is brought by whoever works with it there: %s',
    async (purpose, statuses) => {
      const bring = async (who: Person) =>
        (await who.upload(`/api/files?purpose=${purpose}&name=a.pdf`, pdf())).status;
      expect(await Promise.all([town.asAnna, town.asMarina].map(bring))).toEqual(statuses);
    },
  );

  it('leaves an audit line', async () => {
    const { id } = await sendFile(town.asMarina, { purpose: 'evidence', organizationId: school() });
    await app.runJobs();
    const lines = (await town.asIrina.get('/api/audit?limit=5')).text;
    expect(lines).toContain('file.write');
    expect(lines).toContain(id);
  });
});

describe('the storage', () => {
  const planOf = async (collection: string, question: object) =>
    JSON.stringify(
      (await mongoose.connection.collection(collection).find(question).explain('queryPlanner'))
        .queryPlanner.winningPlan,
    );

  it.each(fileHolders().map(({ collection, path: field }) => [collection, field]))(
    'finds by an index whether %s names a file in %s',
    async (collection, field) => {
      const plan = await planOf(collection, heldBy(town.municipalityId, field, 'one'));
      expect(plan).toContain(`"holds_${field}"`);
      expect(plan).not.toContain('COLLSCAN');
    },
  );

  it('finds by an index what the sweep has to look at, and whose address is to be asked', async () => {
    const now = new Date();
    for (const plan of [
      await planOf('storedFiles', toCheck(now)),
      await planOf('evidence', uncheckedSince(now)),
    ]) {
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toContain('COLLSCAN');
    }
  });
});

describe('the sweep', () => {
  const held = () => mongoose.connection.collection<{ _id: string }>('testHolders');
  const isThere = (id: string) =>
    getFile(town.municipalityId, id).then(
      () => true,
      () => false,
    );
  const send = () => sendFile(town.asMarina, { purpose: 'evidence', organizationId: school() });
  const by = (now: Date) => ({ municipalityId: town.municipalityId, now });

  it('removes what nothing holds after a day, with its bytes, and not earlier', async () => {
    const { id } = await send();
    await app.runJobs(new Date(Date.now() + day - 60_000));
    expect(await isThere(id)).toBe(true);
    await app.runJobs(new Date(Date.now() + day + 60_000));
    expect(await isThere(id)).toBe(false);
    await app.runJobs(new Date(Date.now() + day + 120_000));
    const chunks = mongoose.connection.collection('fileContents.chunks');
    expect(await chunks.countDocuments({ files_id: id })).toBe(0);
    expect(
      await mongoose.connection.collection('storedFiles').countDocuments({ _id: id as never }),
    ).toBe(0);
    await expect(claims.claim(by(new Date()), [id], school())).rejects.toThrow('file.unknown');
  });

  it('keeps what a document names, for good; a day after it is named no more it goes', async () => {
    const { id } = await send();
    const now = Date.now();
    await claims.claim(by(new Date(now)), [id], school());
    await held().insertOne({
      _id: id,
      municipalityId: town.municipalityId,
      files: [{ id }],
    } as never);
    for (const days of [2, 40, 80, 400]) await app.runJobs(new Date(now + days * day));
    expect(await isThere(id)).toBe(true);
    await held().deleteOne({ _id: id });
    await claims.release(by(new Date(now + 401 * day)), [id]);
    await app.runJobs(new Date(now + 401.5 * day));
    expect(await isThere(id)).toBe(true);
    await app.runJobs(new Date(now + 403 * day));
    expect(await isThere(id)).toBe(false);
  });

  it('finds what was let go without saying so, and what was never written to its end', async () => {
    const { id } = await send();
    const now = Date.now();
    await claims.claim(by(new Date(now)), [id], school());
    const files = mongoose.connection.collection<{ _id: string }>('storedFiles');
    const half = await send();
    await files.updateOne({ _id: half.id }, { $set: { state: 'writing' } });
    await app.runJobs(new Date(now + 2 * day));
    await app.runJobs(new Date(now + 2 * day + 1));
    expect([await isThere(id), await files.countDocuments({ _id: half.id })]).toEqual([false, 0]);
  });

  it('loses to a claim that comes while it looks, and a claim loses to its mark', async () => {
    const { id } = await send();
    const later = new Date(Date.now() + 2 * day);
    const file = await getFile(town.municipalityId, id);
    await claims.claim(by(later), [id], school());
    await sweepFile(file, later);
    expect(await isThere(id)).toBe(true);
    const other = await send();
    await sweepFile(await getFile(town.municipalityId, other.id), later);
    await expect(claims.claim(by(later), [other.id], school())).rejects.toThrow('file.unknown');
  });

  it('refuses a claim for another organization or purpose', async () => {
    const { id } = await send();
    await expect(claims.claim(by(new Date()), [id], school(1))).rejects.toThrow('file.unknown');
    const order = await sendFile(town.asIrina, { purpose: 'order' });
    await expect(claims.claim(by(new Date()), [order.id], null)).rejects.toThrow('file.unknown');
  });
});
