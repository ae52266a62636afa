import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowSource } from '../../server/catalogs/compiled.ts';
import { readFormLibrary } from '../../server/forms/library.ts';
import type { FormVersionView, FormView } from '../../server/forms/schema.ts';
import type { IndicatorDetail } from '../../server/indicators/schema.ts';
import { readPasses, type RowsRead } from '../../server/indicators/rows.ts';
import { aggregateResponses } from '../../server/responses/model.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { linksOf, openCampaign, submission, tokenOf } from '../support/make.ts';

let app: TestApp;
let town: Town;
let token: string;
const period = '2021-2022';
const key = 'context.parents_satisfied';

/** The parents' form with its question about everything asked under another name. */
function withoutOverall(): Record<string, unknown> {
  const form = readFormLibrary().find((one) => (one as { id: string }).id === 'parents-school');
  const text = JSON.stringify(form)
    .replaceAll('"overall"', '"overall_2"')
    .replaceAll('{overall}', '{overall_2}');
  return JSON.parse(text) as Record<string, unknown>;
}

const valueNow = async () =>
  (await town.asIrina.get(`/api/indicators/${key}?period=${period}`)).json<IndicatorDetail>();

async function answer(marks: number[]) {
  for (const overall of marks) {
    const body = submission({ stage: 'basic', overall });
    const reply = await app.visitor().post(`/api/answer/${token}`, body);
    expect(reply.status, reply.text).toBe(201);
  }
  await app.runJobs();
}

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
  const campaign = await openCampaign(app, town, { period });
  token = tokenOf((await linksOf(town, campaign.id))[0]);
  await answer([5, 5, 4, 1, 2]);
});
afterAll(() => app.stop());

describe('a form version without a question that indicators need', () => {
  it('is not published before the indicators were named and accepted', async () => {
    const reply = await town.asIrina.post('/api/forms', withoutOverall());
    const { error } = reply.json<{ error: { code: string; details: { path: string }[] } }>();
    expect([reply.status, error.code]).toEqual([409, 'form.losesIndicators']);
    expect(error.details.map(({ path }) => path)).toContain(key);
    const forms = (await town.asIrina.get('/api/forms')).json<FormView[]>();
    expect(forms.find((form) => form.key === 'parents-school')?.latestVersion).toBe(1);
  });

  it('is published when that is confirmed, and takes no value away', async () => {
    const reply = await town.asIrina.post('/api/forms?confirm=true', withoutOverall());
    expect(reply.status, reply.text).toBe(200);
    expect(reply.json<FormVersionView>().version).toBe(2);
    const before = await valueNow();
    await app.runJobs();
    const after = await valueNow();
    expect(after.indicator.value).toMatchObject({ numerator: 3, denominator: 5, n: 5 });
    expect(after.indicator.value).toEqual(before.indicator.value);
  });

  it('leaves campaigns of the earlier version counted as it was asked', async () => {
    await answer([5, 5, 5, 5, 5]);
    expect((await valueNow()).indicator.value).toMatchObject({ numerator: 8, denominator: 10 });
  });

  it('is asked in a later campaign without bringing anything to the lost indicator', async () => {
    const [, , third] = town.schools;
    const { id } = (
      await town.asIrina.post('/api/campaigns', {
        title: 'Опрос по новой версии',
        formKey: 'parents-school',
        formVersion: 2,
        period: '2022-2023',
        organizationIds: [third?._id],
        opensAt: new Date(Date.now() - 1000).toISOString(),
        closesAt: new Date(Date.now() + 86_400_000).toISOString(),
      })
    ).json<{ id: string }>();
    await town.asIrina.post(`/api/campaigns/${id}/open`);
    await app.runJobs();
    token = tokenOf((await linksOf(town, id))[0]);
    for (const overall_2 of [5, 4, 3, 2, 1]) {
      const body = { ...submission({ stage: 'basic', overall_2 }), formVersion: 2 };
      const sent = await app.visitor().post(`/api/answer/${token}`, body);
      expect(sent.status, sent.text).toBe(201);
    }
    await app.runJobs();
    const detail = await town.asIrina.get(`/api/indicators/${key}?period=2022-2023`);
    expect(detail.json<IndicatorDetail>().indicator.value).toMatchObject({
      value: null,
      reason: 'notReported',
    });
    expect((await valueNow()).indicator.value).toMatchObject({ n: 10 });
  });
});

it('computes the other measures when the storage cannot compute one', async () => {
  const good: RowSource = {
    from: 'rows',
    source: { form: 'parents-school' },
    persons: true,
    person: null,
    take: 'count',
    value: null,
    where: null,
    by: null,
    per: 'row',
    span: { back: 0, over: 1 },
  };
  const bad = { ...good, where: { kind: 'call', call: 'unheard-of', args: [] } as never };
  const organizationId = town.schools[0]?._id ?? '';
  const { municipalityId } = town;
  const match = { municipalityId, organizationId, period, formKey: 'parents-school' };
  const result: RowsRead = { read: new Map(), failed: new Map() };
  const wanted = [
    { name: 'bad', leaf: bad },
    { name: 'good', leaf: good },
  ];
  await readPasses(wanted, { ...match, step: { $gt: 0 } }, period, result, (pipeline) =>
    aggregateResponses(pipeline),
  );
  expect(result.read.get('good')?.get(organizationId)?.whole).toMatchObject({ base: 10, held: 10 });
  expect([...result.failed.keys()]).toEqual(['bad']);
});
