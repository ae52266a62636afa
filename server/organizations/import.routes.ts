import { z } from 'zod';
import { can, type StaffActor } from '../access.ts';
import { Raw, staffRoute } from '../handle.ts';
import { listPeople } from '../people/people.model.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import { newId } from '../storage/ids.ts';
import {
  applyImport,
  findImport,
  getImport,
  inTurn,
  presentImport,
  startImport,
  unfinishedImports,
} from './import.model.ts';
import {
  checkInput,
  checkView,
  importInput,
  importView,
  layoutInput,
  layoutView,
} from './import.schema.ts';
import { recogniseColumns } from './import/columns.ts';
import { planImport, type Plan } from './import/plan.ts';
import { presentPlan } from './import/present.ts';
import type { Table } from './import/rows.ts';
import { makeTemplate } from './import/template.ts';
import { writesOf } from './import/write.ts';
import { listOrganizations, presentOrganization } from './model.ts';

/** What the table would do to the registry as it is now. */
async function planNow(actor: StaffActor, table: Table, now: Date): Promise<Plan> {
  const people = table.columns.some((meaning) => meaning.startsWith('coordinator'));
  if (people && !can(actor, 'person.write')) {
    throw new Problem('permission.denied', { parameters: { ru: { permission: 'person.write' } } });
  }
  const known = await listOrganizations(actor.municipalityId, { closed: true });
  return planImport(
    table,
    known.map((one) => ({ ...presentOrganization(one), spellings: one.spellings ?? [] })),
    people ? await listPeople(actor.municipalityId, now) : [],
  );
}

/** Refuses a plan that is not ready, or not the one that was shown. */
function requireShown(plan: Plan, seen: Readonly<Record<string, string>>): void {
  const open = plan.rows.filter(({ action }) => action === 'error' || action === 'question');
  const other = plan.rows.filter(({ number, mark }) => seen[String(number)] !== mark);
  const details = (rows: Plan['rows']) =>
    rows.map(({ number, action, entity }): ProblemDetail => ({
      path: `rows.${number}`,
      code: action,
      message: {
        ru: `строка ${number}: ${nowWords[action].ru}${entity ? ` «${entity.title}»` : ''}`,
        en: `row ${number}: ${nowWords[action].en}${entity ? ` “${entity.title}”` : ''}`,
      },
    }));
  // Rows that turned bad since they were shown are a change, too.
  for (const [code, rows] of [
    ['import.changed', other.filter(({ number }) => String(number) in seen)],
    ['import.notReady', open],
    ['import.changed', other],
  ] as const) {
    if (rows.length === 0) continue;
    const list = details(rows);
    const say = (language: 'ru' | 'en') =>
      list
        .slice(0, 5)
        .map(({ message }) => message[language])
        .join('; ') + (list.length > 5 ? ' …' : '');
    throw new Problem(code, {
      path: 'rows',
      details: list,
      parameters: { ru: { rows: say('ru') }, en: { rows: say('en') } },
    });
  }
}

const nowWords = {
  create: { ru: 'теперь добавит', en: 'now adds' },
  update: { ru: 'теперь изменит', en: 'now changes' },
  same: { ru: 'ничего не меняет у', en: 'changes nothing of' },
  repeat: { ru: 'повторяет другую строку о', en: 'repeats another row about' },
  skip: { ru: 'не загружается', en: 'is left out' },
  error: { ru: 'ошибка', en: 'an error' },
  question: { ru: 'вопрос без ответа', en: 'an open question' },
};

export const importRoutes = [
  staffRoute(
    {
      method: 'post',
      path: '/api/organizations/import/layout',
      summary: 'What the columns of a table of organizations probably mean',
      can: 'organization.write',
      body: layoutInput,
      answer: layoutView,
    },
    (_context, { body }) => recogniseColumns(body.rows, body.merged),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/organizations/import/check',
      summary: 'What a table of organizations would do, row by row; writes nothing',
      can: 'organization.write',
      body: checkInput,
      answer: checkView,
    },
    async ({ actor, now, language }, { body }) =>
      presentPlan(await planNow(actor, body, now), body, language),
  ),
  staffRoute(
    {
      method: 'post',
      path: '/api/organizations/import',
      summary: 'Write a table of organizations and coordinators: all of it or nothing',
      can: 'organization.write',
      body: importInput,
      answer: importView,
    },
    async (context, { body: { id, seen, ...table } }) => {
      const { actor, now } = context;
      const { municipalityId } = actor;
      const turn = await inTurn(municipalityId, now, async () => {
        // What an earlier one has left is written first: this one is planned after it.
        for (const earlier of await unfinishedImports(municipalityId)) await applyImport(earlier);
        const same = await findImport(municipalityId, id);
        if (same) return same;
        const plan = await planNow(actor, table, now);
        requireShown(plan, seen);
        return applyImport(await startImport(context, id, writesOf(plan, newId)));
      });
      if (!turn.ran) throw new Problem('import.busy', { retryAfter: 3 });
      return presentImport(turn.result);
    },
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/organizations/import/template.xlsx',
      summary: 'A workbook with the columns that a table of organizations may have',
      can: 'organization.write',
    },
    async ({ language }) =>
      new Raw(
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await makeTemplate(language),
        { headers: { 'Content-Disposition': 'attachment; filename="organizations.xlsx"' } },
      ),
  ),
  staffRoute(
    {
      method: 'get',
      path: '/api/organizations/imports/:importId',
      summary: 'How far an import is, and what it did',
      can: 'organization.write',
      params: z.object({ importId: z.uuid() }),
      answer: importView,
    },
    async ({ actor }, { params }) =>
      presentImport(await getImport(actor.municipalityId, params.importId)),
  ),
];
