import { z } from 'zod';
import { structureFault } from '../../forms/compile/structure.ts';
import { staffRoute } from '../handle.ts';
import { refused } from '../problem.ts';
import { beginDraft } from './draft-start.ts';
import {
  closeDraft,
  getDraft,
  listDrafts,
  presentDraft,
  presentDraftLine,
  saveDraft,
} from './draft.model.ts';
import {
  draftInput,
  draftLineView,
  draftStart,
  draftView,
  savedDraftView,
} from './draft.schema.ts';

const params = z.object({ key: z.string().min(1).max(100) });

export const draftRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/form-drafts',
      summary: 'Forms that somebody is changing or writing',
      can: 'form.read',
      answer: z.array(draftLineView),
    },
    async ({ actor }) => (await listDrafts(actor.municipalityId)).map(presentDraftLine),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/form-drafts',
      summary:
        'Begin to change a form, to copy it, or to write a new one; an open draft is given as it is',
      can: 'form.publish',
      body: draftStart,
      answer: draftView,
    },
    async (context, { body }) => presentDraft(await beginDraft(context, body), context.actor),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/form-drafts/:key',
      summary: 'A draft with what stands in the way of publishing it',
      can: 'form.publish',
      params,
      answer: draftView,
    },
    async ({ actor }, { params: { key } }) =>
      presentDraft(await getDraft(actor.municipalityId, key), actor),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/form-drafts/:key',
      summary:
        'Save a draft, whatever is wrong with it; 409 when somebody else has saved meanwhile',
      can: 'form.publish',
      params,
      body: draftInput,
      answer: savedDraftView,
    },
    async (context, { params: { key }, body }) => {
      const malformed = structureFault(body.definition);
      if (malformed) throw refused('form.refused', [malformed]);
      const saved = await saveDraft(context, key, body);
      const { definition: _typed, ...view } = presentDraft(saved, context.actor);
      return view;
    },
  ),
  staffRoute(
    {
      method: 'delete',
      path: '/api/form-drafts/:key',
      summary: 'Throw a draft away; published versions stay as they are',
      can: 'form.publish',
      params,
    },
    async (context, { params: { key } }) => {
      await closeDraft(context, await getDraft(context.actor.municipalityId, key), 'delete');
    },
  ),
];
