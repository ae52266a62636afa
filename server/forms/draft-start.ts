import { madeFormIds } from '../../catalogs/made-words.ts';
import { freshName, type EditedForm } from '../../forms/edit/json.ts';
import type { StaffActor } from '../access.ts';
import { Problem, orNotFound } from '../problem.ts';
import { keyFor } from './draft-key.ts';
import { listDrafts, startDraft, type FormDraft } from './draft.model.ts';
import type { DraftStart } from './draft.schema.ts';
import { definitionOf, findLatest, latestVersions, type FormVersion } from './model.ts';

type By = { actor: StaffActor; now: Date };

/** Begins a draft in one of the three ways. */
export async function beginDraft(by: By, start: DraftStart): Promise<FormDraft> {
  const { municipalityId } = by.actor;
  if (start.start === 'change') {
    if (madeFormIds.has(start.key)) throw new Problem('form.made');
    const latest = await source(municipalityId, start.key);
    const definition = definitionOf(latest);
    return startDraft(by, definition, { kind: 'version', version: latest.version });
  }
  const key = await freeKey(municipalityId, start.title);
  if (start.start === 'new') return startDraft(by, fromNothing(key, start), { kind: 'nothing' });
  const original = await source(municipalityId, start.key);
  const { version } = original;
  return startDraft(by, copied(definitionOf(original), key, start.title), {
    kind: 'copy',
    key: start.key,
    version,
  });
}

async function source(municipalityId: string, key: string): Promise<FormVersion> {
  const latest = await findLatest(municipalityId, key);
  return orNotFound(latest, `форма «${key}»`, `form “${key}”`);
}

async function freeKey(municipalityId: string, title: string): Promise<string> {
  const [versions, drafts] = await Promise.all([
    latestVersions(municipalityId),
    listDrafts(municipalityId),
  ]);
  const taken = [...versions, ...drafts].map(({ key }) => key);
  return keyFor(title, new Set([...taken, ...madeFormIds]));
}

/** A form of its own: its English title would still be that of the original, so it goes. */
function copied(form: EditedForm, id: string, title: string): EditedForm {
  const ids = new Set(form.elements.map((element) => element.id));
  return {
    ...form,
    id,
    version: 1,
    title: { ru: title },
    survey: { ...form.survey, title },
    // One quantity comes from one form: the copy's elements are new ones.
    elements: form.elements.map((element) => ({ ...element, id: freshName('e', ids) })),
  };
}

function fromNothing(
  id: string,
  { title, audience, organizationTypes }: Extract<DraftStart, { start: 'new' }>,
): EditedForm {
  return {
    id,
    version: 1,
    kind: 'questionnaire',
    audience,
    organizationTypes,
    periodType: 'schoolYear',
    anonymous: true,
    title: { ru: title },
    purpose: { ru: '' },
    survey: {
      title,
      completedHtml: 'Спасибо! Ответ принят. Страницу можно закрыть.',
      pages: [{ name: 'page1', elements: [] }],
    },
    elements: [],
    settings: [],
  };
}
