import { z } from 'zod';
import { madeFormIds } from '../../catalogs/made-words.ts';
import { differences } from '../../forms/edit/difference.ts';
import {
  closeDraft,
  conflict,
  draftNotFound,
  getDraft,
  getDraftOrFinished,
  judge,
  readDraft,
  type FormDraft,
} from '../forms/draft.model.ts';
import { formUseView, publicationView } from '../forms/draft.schema.ts';
import {
  definitionOf,
  findLatest,
  findVersion,
  presentVersion,
  publishForm,
} from '../forms/model.ts';
import { formVersionView } from '../forms/schema.ts';
import { staffRoute } from '../handle.ts';
import { Problem } from '../problem.ts';
import { presentLosing } from './losing.ts';
import { usesOf } from './uses.ts';

const params = z.object({ key: z.string().min(1).max(100) });
const query = z.strictObject({ confirm: z.enum(['true', 'false']).optional() });

/** Refuses a definition that takes the question of an indicator away. */
async function keepIndicators(municipalityId: string, definition: unknown): Promise<void> {
  const losing = await presentLosing(municipalityId, definition);
  if (losing.length === 0) return;
  const count = losing.length;
  throw new Problem('form.losesIndicators', {
    details: losing.map(({ key, title }) => ({
      path: key,
      code: 'form.losesIndicators',
      message: {
        ru: `Показатель «${title}» останется без вопроса или элемента, из которого берётся.`,
        en: `The indicator “${title}” would lose the question or element that it is taken from.`,
      },
    })),
    parameters: { ru: { count }, en: { count } },
  });
}

/** Publishing stands here, after the catalogs: only they know which indicators a form feeds. */
/** One version for each revision of a draft, however often it is published. */
function versionId({ _id, revision }: FormDraft): string {
  return `${_id}-${revision}`;
}

export const publishRoutes = [
  staffRoute(
    {
      method: 'post',
      path: '/api/forms',
      summary:
        'Publish a form definition as the next version of its form; confirm=true when indicators lose their question',
      can: 'form.publish',
      query,
      body: z.record(z.string(), z.unknown()),
      answer: formVersionView,
    },
    async (context, { body, query: { confirm } }) => {
      if (madeFormIds.has(String(body['id']))) throw new Problem('form.made', { path: 'id' });
      if (confirm !== 'true') await keepIndicators(context.actor.municipalityId, body);
      return presentVersion(await publishForm(context, body));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/forms/:key/indicators',
      summary: 'Indicators taken from the newest version of a form, each with its questions',
      can: 'form.read',
      params,
      answer: z.array(formUseView),
    },
    async ({ actor }, { params: { key } }) => usesOf(actor.municipalityId, key),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/form-drafts/:key/publication',
      summary: 'What publishing a draft would change, and which indicators would lose by it',
      can: 'form.publish',
      params,
      answer: publicationView,
    },
    async ({ actor: { municipalityId } }, { params: { key } }) => {
      const draft = await getDraft(municipalityId, key);
      const definition = readDraft(draft);
      const latest = await findLatest(municipalityId, key);
      const judged = judge(draft);
      return {
        version: (latest?.version ?? 0) + 1,
        latest: latest?.version ?? null,
        changes: latest ? differences(definitionOf(latest), definition) : [],
        faults: judged.ok ? [] : judged.faults,
        losing: await presentLosing(municipalityId, definition),
      };
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/form-drafts/:key/publish',
      summary:
        'Publish a draft as the next version of its form; confirm=true when indicators lose their question',
      can: 'form.publish',
      params,
      query,
      body: z.strictObject({ revision: z.number().int().min(1) }),
      answer: formVersionView,
    },
    async (context, { params: { key }, query: { confirm }, body: { revision } }) => {
      const { municipalityId } = context.actor;
      const draft = await getDraftOrFinished(municipalityId, key, revision);
      // Sent again because the first answer was lost: the same answer once more.
      const known = draft.open ? null : await findVersion(municipalityId, versionId(draft));
      if (known) return presentVersion(known);
      if (!draft.open) throw draftNotFound(key);
      // What was looked at is what is published.
      if (draft.revision !== revision) throw conflict(draft);
      const judged = judge(draft);
      if (!judged.ok) {
        throw new Problem('formDraft.faults', {
          details: judged.faults.map(({ place, field, code, message }) => ({
            path: 'name' in place ? `${place.name}.${field}` : field,
            code,
            message,
          })),
          parameters: {
            ru: { reason: judged.faults[0]?.message.ru ?? '' },
            en: { reason: judged.faults[0]?.message.en ?? '' },
          },
        });
      }
      if (confirm !== 'true') await keepIndicators(municipalityId, readDraft(draft));
      // Published and not closed, after a crash in between, it is found and not published twice.
      const published = await publishForm(context, readDraft(draft), versionId(draft));
      await closeDraft(context, draft, 'publish');
      return presentVersion(published);
    },
  ),
];
