import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CampaignView, UnaskedView } from '../../server/campaigns/schema.ts';
import type { AskedCountView } from '../../server/catalogs/schema.ts';
import type { FormVersionView, FormView, VersionLineView } from '../../server/forms/schema.ts';
import { jobs } from '../../server/jobs.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import { provenCatalog } from '../support/dictionary.ts';
import { campaignBody, openCampaign } from '../support/make.ts';
import { element } from '../unit/catalogs/dictionary.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

const save = async (sheet = provenCatalog()) => {
  const reply = await town.asIrina.put('/api/catalog', sheet);
  expect(reply.status, reply.text).toBe(200);
  await app.runJobs();
};

const versions = async () => {
  const forms = (await town.asIrina.get('/api/forms')).json<FormView[]>();
  return Object.fromEntries(
    forms.filter(({ made }) => made).map(({ key, latestVersion }) => [key, latestVersion]),
  );
};

const school = 'data-school-year';
const once = {
  'data-school-year': 1,
  'data-school-calendar-year': 1,
  'data-kindergarten-year': 1,
  'data-department-year': 1,
  'data-methodical-centre-year': 1,
};

describe('the data forms of a catalog', () => {
  it('are refused to everybody’s hands: published, changed or made by the same name', async () => {
    await save();
    const shown = await town.asIrina.get(`/api/forms/${school}/versions/1`);
    const { key: id, survey, title, purpose, elements } = shown.json<FormVersionView>();
    const own = { id, version: 1, kind: 'dataForm', audience: 'organization' };
    const rest = { organizationTypes: ['school'], periodType: 'schoolYear', anonymous: false };
    const body = { ...own, ...rest, title, purpose, survey, elements };
    const replies = [
      await town.asIrina.post('/api/forms', body),
      await town.asIrina.post('/api/form-drafts', { start: 'change', key: school }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([409, 409]);
    expect(replies.map((reply) => reply.json().error.code)).toEqual(['form.made', 'form.made']);
    expect(await versions()).toEqual(once);
  });

  it('can be copied under another name', async () => {
    const start = { start: 'copy', key: school, title: 'Data school year' };
    const reply = await town.asIrina.post('/api/form-drafts', start);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.json<{ key: string }>().key).toBe('data-school-year-2');
  });

  it('are published once, however often the catalog is saved and the job runs', async () => {
    await save();
    const job = jobs.find(({ name }) => name === 'form.make');
    expect(job).toBeDefined();
    await app.runJobs();
    expect(await versions()).toEqual(once);
  });

  it('get a version only where the dictionary says something else', async () => {
    await save(
      provenCatalog((sheet) => {
        sheet['elements'] = [...(sheet['elements'] as unknown[]), element('circles')];
      }),
    );
    expect(await versions()).toEqual({ ...once, [school]: 2 });
    const history = (await town.asIrina.get(`/api/forms/${school}/versions`)).json<
      VersionLineView[]
    >();
    expect(history.map(({ publishedBy }) => publishedBy)).toEqual(['Система', 'Система']);
  });

  it('come with the catalog that a municipality starts from, and the others stay as they are', async () => {
    const other = await app.makeTown();
    const forms = (await other.asIrina.get('/api/forms')).json<FormView[]>();
    const asked = (await other.asIrina.get('/api/catalog/asked')).json<AskedCountView[]>();
    const numbers = asked.some((one) => one.numbers + one.yesno > 0);
    expect(forms.some(({ made }) => made) || !numbers).toBe(true);
    expect(forms.filter(({ made }) => !made)).toHaveLength(6);
  });
});

describe('what is asked', () => {
  it('is counted by type of organization and kind of period, for everybody of the place', async () => {
    const expected = [
      { type: 'school', period: 'schoolYear', numbers: 11, yesno: 1, documents: 1 },
      { type: 'school', period: 'calendarYear', numbers: 1, yesno: 0, documents: 0 },
      { type: 'kindergarten', period: 'schoolYear', numbers: 1, yesno: 0, documents: 0 },
      { type: 'department', period: 'schoolYear', numbers: 0, yesno: 1, documents: 0 },
      { type: 'methodicalCentre', period: 'schoolYear', numbers: 0, yesno: 1, documents: 0 },
    ];
    expect((await app.visitor().get('/api/catalog/asked')).status).toBe(401);
    await save();
    const reply = await town.asMarina.get('/api/catalog/asked');
    expect(reply.json<AskedCountView[]>()).toEqual(expected);
  });

  it('names what indicators need and nobody is asked for', async () => {
    expect((await town.asMarina.get('/api/unasked?period=2030-2031')).status).toBe(403);
    await save(
      provenCatalog((sheet) => {
        const [first] = sheet.directions[0]!.criteria;
        const plan = { kind: 'presence', of: { element: 'plan' } };
        Object.assign(first!.indicators[2]!, { unit: 'yesno', measure: plan });
      }),
    );
    const unasked = async (query: string) =>
      (await town.asAnna.get(`/api/unasked?period=${query}`))
        .json<UnaskedView>()
        .map(({ type, form, reason, elements }) => [type, form, reason, elements.length]);
    const nobody = [
      ['school', school, 'noCampaign', 1],
      ['department', 'data-department-year', 'noCampaign', 1],
      ['methodicalCentre', 'data-methodical-centre-year', 'noOrganization', 1],
    ];
    expect(await unasked('2030-2031')).toEqual(nobody);
    // A calendar year is another kind of period: nothing of this is counted for it.
    expect(await unasked('2030')).toEqual([]);
    const body = campaignBody(town, { formKey: school, period: '2030-2031' });
    const draft = (await town.asIrina.post('/api/campaigns', body)).json<CampaignView>();
    expect(await unasked(`2030-2031&draft=${draft.id}`)).toEqual(nobody.slice(1));
    await town.asIrina.post(`/api/campaigns/${draft.id}/open`);
    expect(await unasked('2030-2031')).toEqual(nobody.slice(1));
  });
});

describe('one quantity for one period', () => {
  it('is asked by one form: a second campaign is refused with the names', async () => {
    await save(
      provenCatalog((sheet) => {
        const title = 'Педагоги, всего';
        sheet['elements'] = [
          ...(sheet['elements'] as object[]),
          element('teachers_total', { title }),
        ];
      }),
    );
    const first = town.schools[0]!._id;
    await openCampaign(app, town, {
      formKey: 'upbringing-staff-monitoring',
      period: '2024-2025',
      organizationIds: [first],
    });
    const open = async (organizationIds: string[], period = '2024-2025') => {
      const body = campaignBody(town, { formKey: school, period, organizationIds });
      const [{ key, latestVersion }] = (await town.asIrina.get('/api/forms'))
        .json<FormView[]>()
        .filter((form) => form.key === school) as [FormView];
      const full = { ...body, formKey: key, formVersion: latestVersion };
      const draft = (await town.asIrina.post('/api/campaigns', full)).json<CampaignView>();
      return town.asIrina.post(`/api/campaigns/${draft.id}/open`);
    };
    const all = town.schools.map(({ _id }) => _id);
    const refused = await open(all);
    expect([refused.status, refused.json().error.code]).toEqual([409, 'campaign.elementsTwice']);
    expect(refused.json().error.message).toContain('«Педагоги, всего»');
    expect(refused.json().error.message).toContain('Школа № 1');
    expect(refused.json().error.details?.map(({ path }) => path)).toEqual([
      'elements.teachers_total',
    ]);
    expect((await open(all.slice(1))).status).toBe(200);
    expect((await open([first], '2025-2026')).status).toBe(200);
  });
});

describe('a form whose elements left the catalog', () => {
  const retired = async () =>
    (await town.asIrina.get('/api/forms'))
      .json<FormView[]>()
      .filter((form) => form.retired)
      .map(({ key }) => key);

  it('is offered no more, until they come back', async () => {
    await save();
    expect(await retired()).toEqual([]);
    await save(
      provenCatalog((sheet) => {
        const elements = sheet['elements'] as { owner: string[] }[];
        sheet['elements'] = elements.flatMap((one) => {
          const owner = one.owner.filter((type) => type !== 'methodicalCentre');
          return owner.length > 0 ? [{ ...one, owner }] : [];
        });
      }),
    );
    expect(await retired()).toEqual(['data-methodical-centre-year']);
    await save();
    expect(await retired()).toEqual([]);
  });
});
