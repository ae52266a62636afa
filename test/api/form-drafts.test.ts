import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveItem, removeItem, retitle } from '../../forms/edit/edits.ts';
import { newItem } from '../../forms/edit/kinds.ts';
import type { EditedForm } from '../../forms/edit/json.ts';
import type {
  DraftLineView,
  DraftView,
  FormUseView,
  PublicationView,
  SavedDraftView,
} from '../../server/forms/draft.schema.ts';
import type { FormVersionView, FormView, VersionLineView } from '../../server/forms/schema.ts';
import { startTestApp, type TestApp, type Town } from '../support/app.ts';
import type { Person, Reply } from '../support/person.ts';

let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await startTestApp({ town: {} });
  town = await app.makeTown();
});
afterAll(() => app.stop());

async function begin(start: object, person: Person = town.asIrina): Promise<DraftView> {
  const reply = await person.post('/api/form-drafts', start);
  expect(reply.status, reply.text).toBe(200);
  return reply.json<DraftView>();
}

const begun = (title: string) =>
  begin({ start: 'new', title, audience: 'parents', organizationTypes: ['school'] });

const save = (draft: DraftView, definition: EditedForm, revision = draft.revision) =>
  town.asIrina.put(`/api/form-drafts/${draft.key}`, { revision, definition });

async function saved(draft: DraftView, definition: EditedForm): Promise<DraftView> {
  const reply = await save(draft, definition);
  expect(reply.status, reply.text).toBe(200);
  return { ...reply.json<SavedDraftView>(), definition };
}

const publish = (draft: DraftView, confirm = false): Promise<Reply> =>
  town.asIrina.post(`/api/form-drafts/${draft.key}/publish${confirm ? '?confirm=true' : ''}`, {
    revision: draft.revision,
  });

/** The draft's form with one question on its first page. */
function asking({ definition }: DraftView, question: object): EditedForm {
  const item = { ...newItem('one', 'q1'), title: 'Нравится ли вам питание?', ...question };
  return {
    ...definition,
    purpose: { ru: 'Узнать о питании' },
    survey: { ...definition.survey, pages: [{ name: 'page1', elements: [item] }] },
  };
}

const codeOf = (reply: Reply) => [reply.status, reply.json().error.code];

describe('who may change forms', () => {
  it.each([
    ['post', '/api/form-drafts'],
    ['get', '/api/form-drafts/parents-school'],
    ['get', '/api/form-drafts/parents-school/publication'],
    ['get', '/preview/drafts/parents-school/1'],
  ] as const)('a methodologist may not: %s %s', async (method, path) => {
    const reply =
      method === 'post'
        ? await town.asAnna.post(path, { start: 'change', key: 'parents-school' })
        : await town.asAnna.get(path);
    expect(codeOf(reply)).toEqual([403, 'permission.denied']);
  });

  it('a coordinator may not even see the list, nor a visitor', async () => {
    expect((await town.asMarina.get('/api/form-drafts')).status).toBe(403);
    expect((await app.visitor().get('/api/form-drafts')).status).toBe(401);
  });

  it('nobody reaches a draft of another municipality', async () => {
    const draft = await begun('Опрос только нашего города');
    const other = await app.makeTown({ templateId: null });
    const path = `/api/form-drafts/${draft.key}`;
    expect((await other.asIrina.get(path)).status).toBe(404);
    const body = { revision: 1, definition: draft.definition };
    expect((await other.asIrina.put(path, body)).status).toBe(404);
    expect((await other.asIrina.delete(path)).status).toBe(404);
    expect((await other.asIrina.post(`${path}/publish`, { revision: 1 })).status).toBe(404);
  });
});

describe('a draft', () => {
  it('is not begun from a form that is not there, nor without a title', async () => {
    const absent = await town.asIrina.post('/api/form-drafts', { start: 'change', key: 'absent' });
    expect(codeOf(absent)).toEqual([404, 'thing.notFound']);
    const nameless = await town.asIrina.post('/api/form-drafts', {
      start: 'copy',
      key: 'parents-school',
      title: ' ',
    });
    expect(codeOf(nameless)).toEqual([422, 'input.invalid']);
  });

  it('is refused when it is no list of questions at all, and keeps what it was', async () => {
    const draft = await begun('Опрос с испорченной записью');
    const broken = { ...draft.definition, survey: { pages: 'none' } } as unknown as EditedForm;
    expect((await save(draft, broken)).status).toBe(422);
    const now = (await town.asIrina.get(`/api/form-drafts/${draft.key}`)).json<DraftView>();
    expect([now.revision, now.definition]).toEqual([1, draft.definition]);
  });

  it('is one per form: the second person gets the first one’s and sees whose it is', async () => {
    const first = await begin({ start: 'change', key: 'teacher-deficits' });
    const second = await begin({ start: 'change', key: 'teacher-deficits' }, town.asVera);
    expect(second).toMatchObject({ key: first.key, editedBy: 'irina', mine: false });
    const list = (await town.asAnna.get('/api/form-drafts')).json<DraftLineView[]>();
    expect(list.filter(({ key }) => key === 'teacher-deficits')).toMatchObject([
      { startedBy: 'irina', from: { kind: 'version', version: 1 } },
    ]);
  });

  it('of two writers lets the first save, tells the second whose it is, and loses nothing', async () => {
    const draft = await begun('Опрос двух авторов');
    const path = `/api/form-drafts/${draft.key}`;
    const mine = asking(draft, { choices: ['да', 'нет'] });
    const hers = { ...draft.definition, purpose: { ru: 'От Веры' } };
    const first = await town.asVera.put(path, { revision: 1, definition: hers });
    expect(first.status, first.text).toBe(200);
    const late = await save(draft, mine);
    expect(codeOf(late)).toEqual([409, 'formDraft.conflict']);
    expect(late.json().error.message).toContain('vera');
    const newer = (await town.asIrina.get(path)).json<DraftView>();
    expect(newer).toMatchObject({ revision: 2, definition: hers, editedBy: 'vera' });
    // Put over on purpose, with the newer one seen.
    expect((await save(draft, mine, newer.revision)).status).toBe(200);
  });

  it('saved again, as after a lost answer, stays the same revision', async () => {
    const draft = await begun('Опрос с потерянным ответом');
    const definition = asking(draft, {});
    const first = await save(draft, definition);
    const again = await save(draft, definition);
    expect(again.json<SavedDraftView>().revision).toBe(first.json<SavedDraftView>().revision);
  });

  it('is thrown away for good, and another may be begun', async () => {
    const draft = await begin({ start: 'change', key: 'parents-kindergarten' });
    expect((await town.asIrina.delete(`/api/form-drafts/${draft.key}`)).status).toBe(204);
    expect((await town.asIrina.get(`/api/form-drafts/${draft.key}`)).status).toBe(404);
    expect((await begin({ start: 'change', key: 'parents-kindergarten' })).revision).toBe(1);
  });
});

describe('faults of a draft', () => {
  it('are told at the question and never refuse a save', async () => {
    const draft = await begun('Опрос без вариантов');
    expect(draft.faults.map(({ place, field }) => [place.kind, field])).toEqual([
      ['form', 'purpose'],
      ['form', 'pages'],
    ]);
    const { faults, shown } = await saved(draft, asking(draft, {}));
    expect(shown).toBeNull();
    expect(faults).toEqual([
      {
        place: { kind: 'question', name: 'q1' },
        field: 'choices',
        code: 'choices.missing',
        message: {
          ru: 'У вопроса «Нравится ли вам питание?» нет вариантов ответа: добавьте хотя бы два.',
          en: '“Нравится ли вам питание?” has no choices: add at least two.',
        },
      },
    ]);
  });

  it.each([
    ['one choice', { choices: ['да'] }, 'choices', /только один/],
    ['an empty line', { choices: ['да', { value: 'c2', text: '' }] }, 'choices', /строка 2 пустая/],
    ['no words', { title: '', choices: ['да', 'нет'] }, 'title', /без текста/],
    ['the same twice', { choices: [{ value: 1, text: 'Да' }, 'да'] }, 'choices', /дважды/],
    [
      'a condition on a question that is gone',
      { choices: ['да', 'нет'], visibleIf: '{absent} = 1' },
      'visibleIf',
      /вопрос, которого в форме нет/,
    ],
    ['braces', { title: 'Как {имя}?', choices: ['да', 'нет'] }, 'title', /\{…\}/],
  ])('%s', async (what, question, field, words) => {
    const draft = await begun(`Опрос: ${what}`);
    const { faults } = await saved(draft, asking(draft, question));
    expect(faults.map((fault) => [fault.place, fault.field])).toContainEqual([
      { kind: 'question', name: 'q1' },
      field,
    ]);
    expect(faults.map(({ message }) => message.ru).join(' ')).toMatch(words);
  });

  it('are refused at publishing, with the places, and nothing is published', async () => {
    const draft = await begun('Опрос с ошибкой');
    const reply = await publish(await saved(draft, asking(draft, {})));
    expect(codeOf(reply)).toEqual([422, 'formDraft.faults']);
    expect(reply.json().error.details).toMatchObject([{ path: 'q1.choices' }]);
    const forms = (await town.asIrina.get('/api/forms')).json<FormView[]>();
    expect(forms.map(({ key }) => key)).not.toContain(draft.key);
  });

  it('leave the preview at the last revision without them', async () => {
    const draft = await begun('Опрос с предпросмотром');
    const path = `/preview/drafts/${draft.key}/1`;
    expect((await town.asIrina.get(path)).status).toBe(404);
    const good = await saved(draft, asking(draft, { choices: ['да', 'нет'] }));
    const bad = await saved(good, asking(draft, { title: 'Другой вопрос' }));
    expect([good.shown, bad.shown]).toEqual([2, 2]);
    const page = await town.asIrina.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Нравится ли вам питание?');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  });
});

describe('publishing a draft', () => {
  it('makes a form of its own of a copy, under a key from its title', async () => {
    const draft = await begin({ start: 'copy', key: 'parents-school', title: 'Питание в школе' });
    expect(draft.key).toBe('pitanie-v-shkole');
    const twin = await begin({ start: 'copy', key: 'parents-school', title: 'Питание в школе' });
    expect(twin.key).toBe('pitanie-v-shkole-2');
    const reply = await publish(draft);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.json<FormVersionView>()).toMatchObject({ key: draft.key, version: 1 });
    expect((await town.asIrina.get(`/api/form-drafts/${draft.key}`)).status).toBe(404);
  });

  it('makes the next version, tells what changed, and leaves the old one as it was', async () => {
    const draft = await begin({ start: 'change', key: 'upbringing-staff-monitoring' });
    const before = await town.asIrina.get('/api/forms/upbringing-staff-monitoring/versions/1');
    const renamed = retitle(draft.definition, 'pupils_total', 'ru', 'Всего обучающихся');
    const ready = await saved(draft, moveItem(renamed, 'teachers_total', -1));
    const path = `/api/form-drafts/${draft.key}/publication`;
    expect((await town.asIrina.get(path)).json<PublicationView>()).toMatchObject({
      version: 2,
      latest: 1,
      losing: [],
      changes: [
        { code: 'question.title', from: 'Обучающиеся, всего', to: 'Всего обучающихся' },
        { code: 'question.moved' },
        { code: 'element.changed' },
      ].map((one) => expect.objectContaining(one) as object),
    });
    expect((await publish(ready)).json<FormVersionView>().version).toBe(2);
    // Whoever did not hear the answer asks again and hears the same.
    expect((await publish(ready)).json<FormVersionView>().version).toBe(2);
    const after = await town.asIrina.get('/api/forms/upbringing-staff-monitoring/versions/1');
    expect(after.text).toBe(before.text);
    const history = (
      await town.asIrina.get('/api/forms/upbringing-staff-monitoring/versions')
    ).json<VersionLineView[]>();
    expect(history).toMatchObject([
      { version: 2, publishedBy: 'irina', changes: [{}, {}, {}] },
      { version: 1, changes: [] },
    ]);
  });

  it('is refused for a revision that somebody has changed since', async () => {
    const draft = await begun('Опрос, изменённый перед публикацией');
    await saved(draft, asking(draft, { choices: ['да', 'нет'] }));
    expect(codeOf(await publish(draft))).toEqual([409, 'formDraft.conflict']);
  });

  it('names the indicators of a removed question, and publishes when that is confirmed', async () => {
    const key = 'parents-school';
    const uses = (await town.asIrina.get(`/api/forms/${key}/indicators`)).json<FormUseView[]>();
    const use = uses.find((one) => one.key === 'context.parents_satisfied');
    expect(use?.questions.map(({ name }) => name)).toEqual(['overall']);
    const draft = await begin({ start: 'change', key });
    const { form: without } = removeItem(draft.definition, 'overall');
    // What was asked only of the dissatisfied goes with the question that it depended on.
    const dependent = removeItem(without, 'complaint').form;
    const pages = dependent.survey.pages.map((page) => ({
      ...page,
      elements: page.elements.filter(({ visibleIf }) => !String(visibleIf).includes('{overall}')),
    }));
    const left = { ...dependent, survey: { ...dependent.survey, pages } };
    const ready = await saved(draft, left);
    expect(ready.faults).toEqual([]);
    const refused = await publish(ready);
    expect(codeOf(refused)).toEqual([409, 'form.losesIndicators']);
    expect(refused.json().error.details?.map(({ path }) => path)).toContain(use?.key);
    const reply = await publish(ready, true);
    expect(reply.json<FormVersionView>()).toMatchObject({ key, version: 2 });
    const after = (await town.asIrina.get(`/api/forms/${key}/indicators`)).json<FormUseView[]>();
    expect(after.map((one) => one.key)).not.toContain(use?.key);
  });

  it('leaves audit lines of every step', async () => {
    const draft = await begun('Опрос с журналом');
    const ready = await saved(draft, asking(draft, { choices: ['да', 'нет'] }));
    await publish(ready);
    const gone = await begin({ start: 'change', key: draft.key });
    await town.asIrina.delete(`/api/form-drafts/${gone.key}`);
    await app.runJobs();
    const reply = await town.asIrina.get('/api/audit?limit=200');
    const lines = reply.json<{ action: string; subject: { id: string } }[]>();
    const own = lines.filter(({ subject }) => subject.id === draft.key);
    expect(own.map(({ action }) => action).sort()).toEqual(
      [
        'formDraft.delete',
        'formDraft.start',
        'formDraft.start',
        'formDraft.write',
        'form.publish',
      ].sort(),
    );
  });
});
