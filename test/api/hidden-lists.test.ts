import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveCatalog } from '../../server/catalogs/model.ts';
import { recordElements } from '../../server/elements/model.ts';
import { switchTo, writeRows } from '../../server/external/model.ts';
import { recomputePeriod } from '../../server/indicators/compute.ts';
import type { ComputedView } from '../../server/indicators/computed.schema.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { measuredCatalog, type Measured } from '../support/measured.ts';

let app: TestApp;
let town: Town;
const period = '2020-2021';

const indicators: readonly Measured[] = [
  {
    key: 'k.math',
    measure: {
      kind: 'mean',
      of: { table: 'results', mean: '{points}', where: "{subject} = 'math'" },
    },
  },
  {
    key: 'k.share',
    measure: { kind: 'share', of: { element: 'winners' }, in: { element: 'pupils' } },
  },
  { key: 'k.index', measure: { kind: 'index', of: ['k.math', 'k.share'], method: 'mean' } },
];

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  const computed = [
    { id: 'places', title: 'Места', method: 'ranking', inputs: [{ indicator: 'k.index' }] },
  ];
  await saveCatalog(town.by, measuredCatalog(indicators, { computed }));
  await app.runJobs();
  const { municipalityId, schools } = town;
  const ids = schools.map(({ _id }) => _id);
  for (const organizationId of ids) {
    await recordElements({
      ...{ municipalityId, organizationId, period },
      source: { formKey: 'report', formVersion: 1, revision: 1 },
      status: 'preliminary',
      submittedAt: new Date(),
      values: [
        { elementId: 'pupils', answer: 100 },
        { elementId: 'winners', answer: 10 },
      ],
    });
  }
  const importId = randomUUID();
  // Of the first school's ten pupils all but two sat mathematics.
  const sat = [
    [8, 2],
    [12, 12],
    [20, 20],
  ].flatMap((counts, school) =>
    counts.flatMap((count, i) =>
      Array.from({ length: count }, (_, n) => ({
        organizationId: ids[school]!,
        answers: { subject: i === 0 ? 'math' : 'russian', points: 30 + 5 * school + n },
      })),
    ),
  );
  const place = { municipalityId, tableId: 'results', period };
  await writeRows(
    sat.map((row, i) => ({
      ...{ ...place, ...row, _id: `${importId} ${i}`, importId, folded: {} },
      from: { importId, row: i + 1 },
    })),
  );
  const record = { id: importId, at: new Date(), by: '', file: '', replace: 'all' as const };
  const counts = { taken: sat.length, rejected: 0, organizations: 3, kept: 0 };
  await switchTo(town.by, place, null, { ...record, ...counts }, ids);
  await recomputePeriod(municipalityId, period);
});
afterAll(() => app.stop());

it('a list made from an index names no school whose part of the index is hidden', async () => {
  const reply = await town.asIrina.get(`/api/indicators/k.math?period=${period}`);
  const { organizations } = reply.json<IndicatorDetail>();
  const hidden = organizations.filter(({ value }) => value.hidden).map(({ name }) => name);
  expect(hidden).toContain('Школа № 1');
  const page = await town.asIrina.get(`/api/computed/places?period=${period}`);
  const listed = page.json<ComputedView>().organizations.map(({ title }) => title);
  expect(listed).toEqual(organizations.map(({ name }) => name).filter((n) => !hidden.includes(n)));
});
