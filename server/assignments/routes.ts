import { z } from 'zod';
import { can, type StaffActor } from '../access.ts';
import { getCampaign } from '../campaigns/model.ts';
import { guardFiles } from '../files/access.ts';
import { staffRoute } from '../handle.ts';
import { sensitiveElements } from '../reports/sensitive.ts';
import { listOrganizations } from '../organizations/model.ts';
import { begunInOtherVersion } from './earlier-version.ts';
import { fillFields } from './fill.model.ts';
import { formOf } from './form-version.ts';
import './log.ts';
import { listAssignments } from './model.ts';
import {
  assignmentView,
  checkedView,
  dataFormView,
  earlierVersions,
  fieldsInput,
  fieldsSaved,
  fieldsSince,
  submitInput,
} from './schema.ts';
import { changedSince } from './since.model.ts';
import { isUnsigned, scanHolder } from './scan.model.ts';
import { ownAssignment, standingOf } from './situation.ts';
import { submitForm } from './submit.model.ts';
import { presentAssignments, presentForm } from './view.ts';
import { withheldIn, withoutWithheld } from './withheld.ts';

const params = z.object({ assignmentId: z.uuid() });

/** The form as it is now for whoever has just read or changed it. */
async function formNow({ actor, now }: { actor: StaffActor; now: Date }, id: string) {
  const standing = await standingOf(actor, await ownAssignment(actor, id), now);
  const view = await presentForm(standing, now);
  // Whoever fills a form in knows its numbers; of other readers not all may.
  if (can(actor, 'dataForm.fill')) return view;
  const { withheld } = await sensitiveElements(actor);
  const { elements } = await formOf(standing.assignment);
  return withheld.size === 0 ? view : withoutWithheld(view, { elements }, withheld);
}

// The paper shows every number of its form. One that no form holds any more may be of any.
guardFiles('scan', async (actor, { _id, municipalityId }) => {
  if (can(actor, 'dataForm.fill')) return true;
  const [holder, { withheld }] = await Promise.all([
    scanHolder(municipalityId, _id),
    sensitiveElements(actor),
  ]);
  if (holder && isUnsigned(holder)) return false;
  if (withheld.size === 0) return true;
  return holder !== null && withheldIn(await formOf(holder), withheld).length === 0;
});

/** An organization’s people fill in what is due and hand it in. */
export const dataFormRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/assignments',
      summary: 'Data forms that the person’s organizations owe',
      can: 'dataForm.read',
      answer: z.array(assignmentView),
    },
    async ({ actor, now }) => {
      const own = await listAssignments(actor.municipalityId, {
        organizationIds: actor.organizationIds,
      });
      const views = await presentAssignments(actor, own, now);
      return views.sort((a, b) => a.dueAt.localeCompare(b.dueAt));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/campaigns/:campaignId/earlierVersions',
      summary: 'Organizations that have begun another version of the form and stay on it',
      can: 'campaign.open',
      params: z.object({ campaignId: z.uuid() }),
      answer: earlierVersions,
    },
    async ({ actor: { municipalityId } }, { params: { campaignId } }) => {
      const campaign = await getCampaign(municipalityId, campaignId);
      if (campaign.kind !== 'dataForm') return [];
      const asked = campaign.expected.map(({ organizationId }) => organizationId);
      const begun = await begunInOtherVersion(campaign, asked);
      const ids = begun.map(({ organizationId }) => organizationId);
      const known = await listOrganizations(municipalityId, { ids, closed: true });
      const names = new Map(known.map(({ _id, name }) => [_id, name]));
      return begun.map(({ organizationId, formVersion }) => ({
        ...{ organizationId, formVersion, name: names.get(organizationId) ?? '' },
      }));
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/assignments/:assignmentId',
      summary: 'One data form with its values, remarks, doubts and history',
      can: 'dataForm.read',
      params,
      answer: dataFormView,
    },
    async (context, { params: { assignmentId } }) => formNow(context, assignmentId),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/assignments/:assignmentId/fields',
      summary: 'Fields that were written after a revision, for pages that stand open',
      can: 'dataForm.fill',
      params,
      query: z.object({ since: z.coerce.number().int().min(0) }),
      answer: fieldsSince,
    },
    async ({ actor }, { params: { assignmentId }, query: { since } }) =>
      changedSince(await ownAssignment(actor, assignmentId), since),
  ),
  staffRoute(
    {
      method: 'patch',
      path: '/api/assignments/:assignmentId/fields',
      summary: 'Store single fields as they are left; each is saved, refused or a conflict',
      can: 'dataForm.fill',
      params,
      body: fieldsInput,
      answer: fieldsSaved,
    },
    async (context, { params: { assignmentId }, body }) =>
      fillFields(context, await ownAssignment(context.actor, assignmentId), body),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/assignments/:assignmentId/check',
      summary: 'A data form with what the checks say of it now',
      can: 'dataForm.read',
      params,
      answer: checkedView,
    },
    async (context, { params: { assignmentId } }) => {
      const { form: _, ...checked } = await formNow(context, assignmentId);
      return checked;
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/assignments/:assignmentId/submit',
      summary: 'Hand a data form in, to the head for a signature where the campaign asks for one',
      can: 'dataForm.fill',
      params,
      body: submitInput,
      answer: dataFormView,
    },
    async (context, { params: { assignmentId }, body }) => {
      await submitForm(context, await ownAssignment(context.actor, assignmentId), body);
      return formNow(context, assignmentId);
    },
  ),
];
