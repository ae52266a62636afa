import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormVersionView, FormView } from '../../server/forms/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';

let app: TestApp;
let town: Town;
let otherTown: Town;

beforeAll(async () => {
  app = await startTestApp({ town: { templateId: null } });
  town = await app.makeTown({ templateId: null });
  otherTown = await app.makeTown({ templateId: null });
});
afterAll(() => app.stop());

type Element = Record<string, unknown>;

const good: Element[] = [
  { type: 'rating', name: 'mark', title: 'Оценка' },
  { type: 'comment', name: 'why', title: 'Почему?', visibleIf: '{mark} < 3' },
];

function definition(elements: Element[] = good, change: Record<string, unknown> = {}) {
  return {
    id: 'club-survey',
    version: 1,
    kind: 'questionnaire',
    audience: 'parents',
    organizationTypes: ['school'],
    periodType: 'schoolYear',
    anonymous: true,
    title: { ru: 'Кружки', en: 'Clubs' },
    purpose: { ru: 'Узнать о кружках', en: 'To learn about clubs' },
    survey: { pages: [{ name: 'page1', elements }] },
    ...change,
  };
}

describe('a form', () => {
  it('is not for a methodologist or a coordinator to publish', async () => {
    for (const person of [town.asAnna, town.asMarina]) {
      expect((await person.post('/api/forms', definition())).status).toBe(403);
    }
  });

  it('of the library is copied into each municipality', async () => {
    const forms = (await town.asAnna.get('/api/forms')).json<FormView[]>();
    expect(forms.map(({ key }) => key)).toEqual([
      'parents-kindergarten',
      'parents-school',
      'preschool-observation',
      'school-self-assessment',
      'teacher-deficits',
      'upbringing-staff-monitoring',
    ]);
  });

  it('that no reader could hold, or that would name its author, is refused with its place', async () => {
    let panels: Element = { type: 'text', name: 'q' };
    for (let level = 0; level < 2_000; level += 1) panels = { type: 'panel', elements: [panels] };
    const cases: [Element, string][] = [
      [panels, `survey.pages[0]${'.elements[0]'.repeat(21)}.elements`],
      [{ type: 'file', name: 'photo' }, 'survey.pages[0].elements[0]'],
    ];
    for (const [element, path] of cases) {
      const answer = await town.asIrina.post('/api/forms', definition([element]));
      expect(answer.status).toBe(422);
      expect(answer.json()).toMatchObject({ error: { code: 'form.refused', path } });
    }
  });

  it('is published as the next version; the earlier one stays as it was', async () => {
    const first = await town.asIrina.post('/api/forms', definition());
    expect(first.status, first.text).toBe(200);
    const more = [...good, { type: 'boolean', name: 'again', title: 'Придёте ещё?' }];
    const second = await town.asIrina.post('/api/forms', definition(more));
    expect(second.json<FormVersionView>()).toMatchObject({ version: 2, questionCount: 3 });
    const kept = await town.asIrina.get('/api/forms/club-survey/versions/1');
    expect(kept.json<FormVersionView>()).toEqual(first.json());
    expect((await otherTown.asIrina.get('/api/forms/club-survey/versions/1')).status).toBe(404);
    await app.runJobs();
    const lines = (await town.asIrina.get('/api/audit')).json<
      { action: string; after: unknown }[]
    >();
    expect(lines[0]).toMatchObject({
      action: 'form.publish',
      after: { key: 'club-survey', version: 2 },
    });
  });

  it('is shown to staff as respondents see it, and sends nothing', async () => {
    const page = await town.asAnna.get('/preview/parents-school/1');
    expect(page.status).toBe(200);
    expect(page.text).toContain('"preview":true');
    expect((await app.visitor().get('/preview/parents-school/1')).status).toBe(401);
  });

  const refused: [string, Element[], string][] = [
    ['a question without choices', [{ type: 'radiogroup', name: 'q' }], 'elements[0]'],
    ['an unknown type', [{ type: 'hologram', name: 'q' }], 'elements[0]'],
    ['a type that is not drawn', [{ type: 'signaturepad', name: 'q' }], 'elements[0]'],
    [
      'one name twice',
      [
        { type: 'text', name: 'Q' },
        { type: 'text', name: 'q' },
      ],
      'elements[1]',
    ],
    ['an unknown name', [{ type: 'text', name: 'q', visibleIf: '{nobody} = 1' }], 'visibleIf'],
    [
      'a refused function',
      [{ type: 'text', name: 'q', visibleIf: "displayValue('q') = 1" }],
      'visibleIf',
    ],
    [
      'different types',
      [...good, { type: 'text', name: 'q', visibleIf: "{mark} = 'да'" }],
      'visibleIf',
    ],
    ['broken syntax', [{ type: 'text', name: 'q', visibleIf: '{q' }], 'visibleIf'],
    [
      'a circle',
      [
        { type: 'boolean', name: 'a', visibleIf: '{b} = true' },
        { type: 'boolean', name: 'b', visibleIf: '{a} = true' },
      ],
      'survey.a',
    ],
    [
      'a slow pattern',
      [{ type: 'text', name: 'q', validators: [{ type: 'regex', regex: '^(a+)+$' }] }],
      'validators[0]',
    ],
    [
      'a pattern slow in another way',
      [{ type: 'text', name: 'q', validators: [{ type: 'regex', regex: '^(a|a)*$' }] }],
      'validators[0]',
    ],
  ];
  it.each(refused)(
    'with %s is refused with the place and not saved',
    async (_, elements, place) => {
      const id = 'refused-form';
      const reply = await town.asIrina.post('/api/forms', definition(elements, { id }));
      expect([reply.status, reply.json().error.code]).toEqual([422, 'form.refused']);
      const { path, message } = reply.json().error;
      expect(path).toContain('survey.');
      expect(path).toContain(place);
      expect(message).toMatch(/[а-я]/);
      expect((await town.asIrina.get(`/api/forms/${id}/versions/1`)).status).toBe(404);
    },
  );

  it('with an unknown field or kind is refused with the place', async () => {
    const extra = await town.asIrina.post('/api/forms', definition(good, { owner: 'me' }));
    expect([extra.status, extra.json().error.path]).toEqual([422, 'owner']);
    const kind = await town.asIrina.post('/api/forms', definition(good, { kind: { $ne: 1 } }));
    expect([kind.status, kind.json().error.path]).toEqual([422, 'kind']);
  });
});
