import { z } from 'zod';
import { staffRoute } from '../handle.ts';
import { filesById, presentFile } from '../files/model.ts';
import { listSchedule, type ScheduleRow } from './model.ts';
import { meetingsByQuarter } from './meetings.ts';
import { deadlineOf } from './organization-plan.view.ts';
import {
  anchorList,
  anchorPreview,
  anchorsInput,
  anchorsQuery,
  differenceQuery,
  planDifference,
  planVersionInput,
  planVersionList,
  planVersionView,
  responsibleBulkInput,
  responsibleBulkView,
  scheduleSettings,
  scheduleSettingsView,
  type PlanVersionView,
  type ScheduleSettingsView,
} from './plan.schema.ts';
import { previewEvents, refreshOccurrences } from './refresh.ts';
import { rowsWithout, saveResponsible } from './responsible.model.ts';
import { nameResponsible } from './responsible.ts';
import { sceneOf } from './scene.ts';
import { getRules, saveAnchorEvents, saveRules, type ScheduleRules } from './settings.model.ts';
import {
  addVersion,
  changedSince,
  differenceOf,
  getVersion,
  listVersions,
  type VersionBrief,
  type VersionRow,
} from './version.model.ts';
import type { StaffActor } from '../access.ts';
import { getMunicipality } from '../municipalities/model.ts';

type Of = { actor: StaffActor; now: Date };

async function settingsOf(context: Of): Promise<ScheduleSettingsView> {
  const { scene, all, rules } = await sceneOf(context);
  const { workingYear, today } = scene;
  const { settings, plansDue } = rules;
  return {
    ...settings,
    organizationPlansDue: plansDue.find(({ year }) => year === workingYear)?.day ?? null,
    organizationPlansDueNow: deadlineOf(rules, all, workingYear, scene),
    meetings: meetingsByQuarter(all, workingYear, settings.council?.quarterly ?? false, today),
  };
}

function anchorsOf(rules: ScheduleRules, rows: readonly ScheduleRow[], year: string) {
  const anchors = rules.anchors.map((anchor) => {
    const own = rows.filter(
      ({ facts }) => facts.after && 'anchor' in facts.after && facts.after.anchor === anchor.id,
    );
    return {
      ...anchor,
      rows: own.length,
      approved: own.filter(({ plan }) => plan.state === 'approved').length,
      events: rules.events
        .filter((one) => one.year === year && one.anchorId === anchor.id)
        .map(({ number, date, title }) => ({ number, date, title })),
    };
  });
  return { year, anchors };
}

/** The approved rows as a version keeps them. */
function versionRows(rows: readonly ScheduleRow[]): VersionRow[] {
  return rows
    .filter(({ plan }) => plan.state === 'approved')
    .map(({ _id, facts, plan }) => ({
      ...{ rowId: _id, title: facts.title, start: plan.start, end: plan.end },
    }));
}

async function presentVersions(
  municipalityId: string,
  versions: readonly VersionBrief[],
): Promise<PlanVersionView[]> {
  const ids = versions.flatMap(({ order }) => [order.fileId ?? [], order.regulationFileId ?? []]);
  const files = await filesById(municipalityId, ids.flat());
  const shown = (id: string | null) => {
    const file = id === null ? undefined : files.get(id);
    return file ? presentFile(file) : null;
  };
  return versions.map(({ number, order, note, rows, approvedAt, by }) => ({
    ...{ number, note, rows, by, approvedAt: approvedAt.toISOString() },
    order: { ...order, file: shown(order.fileId), regulationFile: shown(order.regulationFileId) },
  }));
}

const numberParams = z.object({ number: z.coerce.number().int().min(1).max(10_000) });

export const planRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/settings',
      summary: 'Rules of the schedule: days off, the council, steps of documents, deadlines',
      can: 'schedule.read',
      answer: scheduleSettingsView,
    },
    (context) => settingsOf(context),
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/schedule/settings',
      summary: 'Change the rules of the schedule',
      can: 'schedule.write',
      body: scheduleSettings,
      answer: scheduleSettingsView,
    },
    async (context, { body }) => {
      const { workingYear } = await getMunicipality(context.actor.municipalityId);
      await saveRules(context, workingYear, body);
      await refreshOccurrences(context.actor.municipalityId, context.now);
      return settingsOf(context);
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/anchors',
      summary: 'Events from which rows count, with their dates in a working year',
      can: 'schedule.read',
      query: anchorsQuery,
      answer: anchorList,
    },
    async ({ actor: { municipalityId } }, { query }) => {
      const year = query.year ?? (await getMunicipality(municipalityId)).workingYear;
      return anchorsOf(await getRules(municipalityId), await listSchedule(municipalityId), year);
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/schedule/anchors',
      summary: 'Set the dates of an event in a working year: what counts from it moves',
      can: 'schedule.write',
      body: anchorsInput,
      answer: anchorList,
    },
    async (context, { body }) => {
      const { municipalityId } = context.actor;
      const rules = await saveAnchorEvents(context, body);
      await refreshOccurrences(municipalityId, context.now);
      return anchorsOf(rules, await listSchedule(municipalityId), body.year);
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/schedule/anchors/preview',
      summary: 'What dates of an event would move; writes nothing',
      can: 'schedule.write',
      body: anchorsInput,
      answer: anchorPreview,
    },
    ({ actor: { municipalityId } }, { body }) => previewEvents(municipalityId, body),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/schedule/responsible',
      summary: 'Say who carries out many rows at once, by direction and level; count first',
      can: 'schedule.write',
      body: responsibleBulkInput,
      answer: responsibleBulkView,
    },
    async (context, { body: { filter, responsible, preview } }) => {
      const { municipalityId } = context.actor;
      const named = responsible && (await nameResponsible(municipalityId, responsible, 'rule'));
      const rows = rowsWithout(await listSchedule(municipalityId), filter, named === null);
      if (!preview) await saveResponsible(context, rows, named);
      const titles = rows.slice(0, 5).map(({ facts }) => facts.title);
      return { rows: rows.length, titles, written: !preview };
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/versions',
      summary: 'Versions of the plan with the orders they rest on',
      can: 'schedule.read',
      answer: planVersionList,
    },
    async ({ actor: { municipalityId } }) => {
      const rows = versionRows(await listSchedule(municipalityId));
      return {
        versions: await presentVersions(municipalityId, await listVersions(municipalityId)),
        approved: rows.length,
        changed: await changedSince(municipalityId, rows),
      };
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/schedule/versions',
      summary: 'Keep the approved rows as a version, with the order that approves them',
      can: 'schedule.write',
      body: planVersionInput,
      answer: planVersionView,
    },
    async (context, { body }) => {
      const { municipalityId } = context.actor;
      const rows = versionRows(await listSchedule(municipalityId));
      const version = await addVersion(context, body, rows);
      const brief = { ...version, rows: version.rows.length };
      return (await presentVersions(municipalityId, [brief]))[0];
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/schedule/versions/:number/difference',
      summary: 'What a later version, or the plan now, adds, removes and moves',
      can: 'schedule.read',
      params: numberParams,
      query: differenceQuery,
      answer: planDifference,
    },
    async ({ actor: { municipalityId } }, { params: { number }, query: { to } }) => {
      const from = await getVersion(municipalityId, number);
      const rows =
        to === undefined
          ? versionRows(await listSchedule(municipalityId))
          : (await getVersion(municipalityId, to)).rows;
      return { from: number, to: to ?? null, ...differenceOf(from.rows, rows) };
    },
  ),
];
