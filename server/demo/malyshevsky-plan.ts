import { daysOf } from '../../catalogs/dates.ts';
import { writeStep } from '../schedules/occurrence.change.ts';
import { approvePlan, getOrganizationPlan } from '../schedules/organization-plan.model.ts';
import { refreshOccurrences } from '../schedules/refresh.ts';
import { rowsWithout, saveResponsible } from '../schedules/responsible.model.ts';
import { getRules, saveRules } from '../schedules/settings.model.ts';
import { daysOfYear } from '../schedules/window.ts';
import type { Demo } from './campaigns.ts';
import { DemoPlan } from './plan.ts';

/** Rows with days around today: some are late, some fall into this month, some are done. */
const around: Record<string, readonly [start: number, end: number]> = {
  's-001': [-62, -58],
  's-002': [-62, -55],
  's-011': [-50, -45],
  's-037': [-12, -9],
  's-048': [-18, 4],
  's-062': [-34, -20],
  's-074': [-6, 5],
  's-081': [-5, -4],
  's-082': [1, 2],
  's-090': [-3, 3],
  's-092': [6, 9],
  's-099': [10, 20],
  's-104': [-2, 12],
};

const council = {
  title: 'Координационный совет по качеству образования',
  members: 9,
  chair: 'Начальник отдела образования',
  secretary: 'Ведущий специалист отдела образования',
  quarterly: true,
};

/** The plan of the working year, approved by an order and half carried out. */
export async function planMalyshevsky(
  demo: Demo,
  workingYear: string,
  specialist: { accountId: string; name: string },
): Promise<void> {
  const plan = new DemoPlan(demo);
  const { by } = demo;
  const { last } = daysOfYear(workingYear);
  const inYear = (await plan.rows()).filter((row) => {
    const days = daysOf(row.plan);
    return days === null || days.first <= last;
  });
  await plan.approve(inYear);
  await nameResponsible(demo, specialist);
  await plan.setDays(around);
  await plan.order({
    number: '300/1од',
    days: -64,
    title: 'Об утверждении дорожной карты по развитию муниципальной системы оценки качества',
    regulation: 'Регламент мониторинга показателей муниципальной системы оценки качества',
  });
  await carryOut(plan);
  const rules = await getRules(by.actor.municipalityId);
  await saveRules(by, workingYear, { ...rules.settings, council, organizationPlansDue: null });
  await meet(demo, plan);
  await plan.closeOld(40);
  await approveSchools(demo, workingYear);
  await refreshOccurrences(by.actor.municipalityId, by.now);
}

/** By direction and level, as the document leaves most rows without anybody. */
async function nameResponsible(
  demo: Demo,
  specialist: { accountId: string; name: string },
): Promise<void> {
  const rows = await new DemoPlan(demo).rows();
  const of = (directions: string[] | undefined, levels: 'municipality'[] | 'organization'[]) =>
    rowsWithout(rows, { ...(directions && { directions }), levels, withoutOnly: true }, false);
  const person = { ...specialist, source: 'rule' as const };
  const words = (name: string) => ({ accountId: null, name, source: 'rule' as const });
  await saveResponsible(demo.by, of(['quality', 'objectivity'], ['municipality']), person);
  const methodist = words('Методист отдела образования');
  await saveResponsible(demo.by, of(['pd', 'methodical', 'talent'], ['municipality']), methodist);
  await saveResponsible(demo.by, of(undefined, ['organization']), words('Руководители ОУ'));
  const own = rows.filter(({ key }) => key in around && key !== 's-090');
  await saveResponsible(demo.by, own, person);
}

async function carryOut(plan: DemoPlan): Promise<void> {
  const site = 'https://upravmal.demo.example';
  await plan.write('s-001', {
    state: 'done',
    doneOn: plan.day(-59),
    deliverableText: 'Лист ознакомления руководителей с приказом',
    deliverableFileIds: [
      await plan.file('deliverable', 'Лист ознакомления.pdf', ['Лист ознакомления с приказом']),
    ],
  });
  await plan.write('s-002', {
    state: 'done',
    doneOn: plan.day(-57),
    published: [{ place: 'Сайт отдела образования', url: `${site}/msoko`, date: plan.day(-57) }],
  });
  await plan.write('s-011', {
    state: 'done',
    doneOn: plan.day(-46),
    deliverableText: 'Приказ о проведении школьного этапа олимпиады',
    deliverableLinks: [{ title: 'Приказ на сайте', url: `${site}/olimpiada` }],
  });
  await plan.write('s-081', { state: 'underway', note: 'Ждём две школы: совещание перенесли.' });
  await plan.write('s-104', { state: 'underway' });
}

/** A document that the council has looked at and the department approved; it is not published yet. */
async function meet(demo: Demo, plan: DemoPlan): Promise<void> {
  const { by } = demo;
  const { steps } = (await getRules(by.actor.municipalityId)).settings;
  const minutesFileId = await plan.file('minutes', 'Протокол № 1.pdf', [
    'Протокол № 1 заседания Координационного совета (демонстрационный документ)',
    'Повестка: управленческие решения по результатам анализа объективности.',
    'Присутствовали 7 из 9. Голосовали: за 6, против 1. Решение принято.',
  ]);
  const write = async (stepId: string, days: number, meeting?: object) => {
    const { _id, version } = await plan.occurrence('s-048');
    await writeStep(
      by,
      _id,
      stepId,
      { version, date: plan.day(days), note: '', ...meeting },
      { steps, today: plan.today },
    );
  };
  await write('draft', -16);
  await write('meeting', -10, {
    meeting: {
      agenda: 'Управленческие решения по результатам анализа объективности',
      ...{ members: 9, present: 7, votesFor: 6, votesAgainst: 1, chairFor: true, minutesFileId },
    },
  });
  await write('approval', -8);
}

/** Two organizations have approved their own plans already. */
async function approveSchools({ by, organizations }: Demo, year: string): Promise<void> {
  const schools = [...organizations.values()].filter(({ type }) => type === 'school');
  for (const { _id: organizationId, head } of schools.slice(0, 2)) {
    const plan = await getOrganizationPlan(by.actor.municipalityId, { organizationId, year });
    const own = { actor: { ...by.actor, name: head }, now: by.now };
    await approvePlan(own, plan, { version: plan.version, order: null });
  }
}
