import { z } from 'zod';
import type { StaffActor } from '../access.ts';
import { readElements, reportedPeriods } from '../elements/model.ts';
import { staffRoute } from '../handle.ts';
import { listOrganizations } from '../organizations/model.ts';
import { daysOf, newestFirst } from '../periods.ts';
import { Problem } from '../problem.ts';
import { loadElements } from './dictionary.ts';
import { compileRule, holds, namedIn } from './own-rule.ts';
import { addRule, changeRule, listRules, removeRule, type CheckRule } from './rules.model.ts';
import {
  checksView,
  ruleChange,
  ruleInput,
  ruleView,
  thresholdsInput,
  tryInput,
  tryView,
  type ChecksView,
  type RuleView,
  type TryView,
} from './schema.ts';
import { getThresholds, saveThresholds, usualThresholds } from './thresholds.model.ts';

const params = z.object({ ruleId: z.uuid() });

function presentRule({ _id: id, savedAt, ...rule }: CheckRule): RuleView {
  const { revision, savedBy, expression, severity, message, active } = rule;
  return {
    ...{ id, revision, savedBy, expression, severity, message, active },
    savedAt: savedAt.toISOString(),
  };
}

async function compiled(municipalityId: string, expression: string) {
  const elements = await loadElements(municipalityId);
  return compileRule(expression, new Map(elements.map(({ id, decimals }) => [id, decimals])));
}

/** @throws Problem check.refused with every fault and its place */
async function requireRule(municipalityId: string, expression: string) {
  const read = await compiled(municipalityId, expression);
  if (read.ok && namedIn(read.tree).length > 0) return read.tree;
  const faults = read.ok ? [nothingNamed] : read.faults;
  const [first = nothingNamed] = faults;
  throw new Problem('check.refused', {
    path: 'expression',
    details: faults.map(({ code, message }) => ({ path: 'expression', code, message })),
    parameters: {
      ru: { reason: first.message.ru },
      en: { reason: first.message.en ?? first.message.ru },
    },
  });
}

const nothingNamed = {
  code: 'expression.name',
  message: {
    ru: 'назовите хотя бы один показатель из форм',
    en: 'name at least one item of the forms',
  },
};

/** Whom a condition would have met: what organizations handed in for the period is held against it. */
async function tryRule(
  { municipalityId }: StaffActor,
  { expression, period }: z.output<typeof tryInput>,
): Promise<TryView> {
  const read = await compiled(municipalityId, expression);
  if (!read.ok) {
    const faults = read.faults.map(({ message, fragment = null, position = null }) => ({
      ...{ message, fragment, position },
    }));
    return { faults, elements: [], judged: 0, open: 0, hits: [] };
  }
  const elements = namedIn(read.tree);
  const [values, organizations] = await Promise.all([
    readElements(municipalityId, { period, elementIds: elements }),
    listOrganizations(municipalityId, { closed: true }),
  ]);
  const result: TryView = { faults: [], elements, judged: 0, open: 0, hits: [] };
  for (const { _id, shortName, name } of organizations) {
    const own = values.get(_id);
    if (!own) continue;
    const numbers = elements.map((id) => {
      const value = own.get(id)?.value ?? null;
      return typeof value === 'boolean' ? Number(value) : value;
    });
    const known = Object.fromEntries(elements.map((id, at) => [id, numbers[at] ?? null]));
    const kept = holds(read.tree, known, lastDay(period));
    if (kept === null) {
      result.open += 1;
      continue;
    }
    result.judged += 1;
    if (!kept) result.hits.push({ organizationId: _id, name: shortName || name, numbers });
  }
  return result;
}

function lastDay(period: string): string {
  try {
    return daysOf(period).last;
  } catch {
    throw new Problem('input.invalid', {
      path: 'period',
      parameters: {
        ru: { reason: 'такого периода нет' },
        en: { reason: 'there is no such period' },
      },
    });
  }
}

export const checkRoutes = [
  staffRoute(
    {
      method: 'get',
      path: '/api/checks',
      summary: 'The bounds of the usual checks, the department’s own rules, what rules can name',
      can: 'check.read',
      answer: checksView,
    },
    async ({ actor: { municipalityId } }): Promise<ChecksView> => {
      const [thresholds, rules, elements, periods] = await Promise.all([
        getThresholds(municipalityId),
        listRules(municipalityId),
        loadElements(municipalityId),
        reportedPeriods(municipalityId),
      ]);
      return {
        thresholds: { ...thresholds, savedAt: thresholds.savedAt?.toISOString() ?? null },
        usual: usualThresholds,
        rules: rules.map(presentRule),
        elements: elements.map(({ id, title, section, unit, kind }) => ({
          ...{ id, title, section, unit, kind },
        })),
        periods: periods.sort(newestFirst),
      };
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/checks/thresholds',
      summary: 'Change the bounds of the usual checks',
      can: 'check.write',
      body: thresholdsInput,
      answer: checksView.shape.thresholds,
    },
    async (context, { body }) => {
      const saved = await saveThresholds(context, body);
      return { ...saved, savedAt: saved.savedAt?.toISOString() ?? null };
    },
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/checks/try',
      summary: 'Whom a condition would have met in a period; keeps nothing',
      can: 'check.write',
      body: tryInput,
      answer: tryView,
    },
    async ({ actor }, { body }) => tryRule(actor, body),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/checks/rules',
      summary: 'Add a rule over elements',
      can: 'check.write',
      body: ruleInput,
      answer: ruleView,
    },
    async (context, { body }) => {
      const tree = await requireRule(context.actor.municipalityId, body.expression);
      return presentRule(await addRule(context, body, tree));
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/checks/rules/:ruleId',
      summary: 'Change a rule, or stop it',
      can: 'check.write',
      params,
      body: ruleChange,
      answer: ruleView,
    },
    async (context, { params: { ruleId }, body }) => {
      const tree = await requireRule(context.actor.municipalityId, body.expression);
      return presentRule(await changeRule(context, ruleId, body, tree));
    },
  ),
  staffRoute(
    {
      method: 'delete',
      path: '/api/checks/rules/:ruleId',
      summary: 'Take a rule away',
      can: 'check.write',
      params,
    },
    async (context, { params: { ruleId } }) => removeRule(context, ruleId),
  ),
];
