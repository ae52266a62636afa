import type { Answers } from '../../forms/run/types.ts';
import { judgeEvidence, giveLink } from '../evidence/model.ts';
import { writeJudgement } from '../evidence/judgement.model.ts';
import { getCatalog, saveCatalog } from '../catalogs/model.ts';
import { readTemplate } from '../catalogs/templates.ts';
import { createOrganization } from '../organizations/model.ts';
import { orNotFound } from '../problem.ts';
import { openDemoCampaigns, type Demo } from './campaigns.ts';
import type { DemoValues } from './figures.ts';
import { importDemoTable } from './import-table.ts';
import { inventedEmail, inventedName, inventedPhone } from './invented.ts';
import {
  centreReport,
  debtor,
  departmentReport,
  schoolKeys,
  schoolReport,
  unknown,
  verkhovazhyeOrganizations,
  type DemoYear,
} from './verkhovazhye-figures.ts';
import {
  conclusion,
  departmentProofs,
  schoolProofs,
  targets,
  verdicts,
} from './verkhovazhye-proofs.ts';
import {
  eleventhGraders,
  headsDiagnostics,
  metaResults,
  ninthGraders,
  olympiadAppeals,
  subjectResults,
  teachersDiagnostics,
} from './verkhovazhye-results.ts';
import { acceptReports, submitReports } from './reports.ts';

/**
 * An invented district on the catalog of Verkhovazhye, when it sums up a school year: exams are
 * imported for two years, schools have reported, documents are being looked at. It shows what the
 * other two do not: lists of schools, settings, coverage, evidence, targets.
 */
export const verkhovazhye = {
  name: 'Верховажский муниципальный район (демо)',
  timeZone: 'Europe/Moscow',
  templateId: 'verkhovazhye',
};

/** Its organizations with heads and contacts. */
export async function addVerkhovazhyeOrganizations({ by, organizations }: Demo): Promise<void> {
  for (const [index, one] of verkhovazhyeOrganizations.entries()) {
    const { key, name, shortName, type, children, teachers, cluster } = one;
    const person = 120 + index;
    const organization = await createOrganization(by, {
      ...{ name, shortName, type, cluster, teachers },
      code: `вх-${String(index + 1).padStart(2, '0')}`,
      address: `${cluster || 'Райцентр'}, Демонстрационная ул., ${index + 1}`,
      head: inventedName(person),
      email: inventedEmail(key),
      phone: inventedPhone(person),
      headcount: children === 0 ? null : children,
    });
    organizations.set(key, organization);
  }
}

/** Who imports and who judges; the schools' own people give the documents. */
export interface People {
  specialist: { accountId: string; name: string };
  methodologist: { accountId: string; name: string };
}

/**
 * Everything of two school years.
 * @param periods the year before, and the one that is summed up
 */
export async function reportVerkhovazhye(
  demo: Demo,
  periods: Record<DemoYear, string>,
  people: People,
): Promise<void> {
  await setTargets(demo, periods.this);
  await submitYears(demo, periods);
  await importYear(demo, 'last', periods.last, people);
  await importYear(demo, 'this', periods.this, people);
  await giveProofs(demo, periods.this, people);
}

async function setTargets({ by }: Demo, period: string): Promise<void> {
  const template = readTemplate(verkhovazhye.templateId);
  await saveCatalog(by, { ...template, targets: targets(period) });
}

/** Asked by the forms that the catalog's dictionary makes. */
const forms = [
  { type: 'school', title: 'Данные школ' },
  { type: 'supplementary', title: 'Данные дома творчества' },
  { type: 'department', title: 'Данные управления' },
] as const;

/** The forms of both years: last year's closed long ago, one school still owes this year's. */
async function submitYears(demo: Demo, periods: Record<DemoYear, string>): Promise<void> {
  const years = ['last', 'this'] as const;
  const plans = years.flatMap((year) =>
    forms.map(({ type, title }) => ({
      ...{ year, type, period: periods[year], formKey: `data-${type}-year` },
      title: `${title}, ${periods[year].replace('-20', '/')} учебный год`,
      ...(year === 'this' ? { opens: -40, closes: 9 } : { opens: -400, closes: -370 }),
    })),
  );
  const campaigns = await openDemoCampaigns(demo, plans);
  for (const [at, { year, type }] of plans.entries()) {
    const campaign = campaigns[at];
    if (!campaign) continue;
    const reports = reportsOf(type, year);
    await submitReports(demo, campaign, reports);
    // Of the year that is summed up some are still being looked at.
    const keys = reports.map(({ organizationKey }) => organizationKey);
    await acceptReports(demo, campaign, year === 'last' ? keys : keys.slice(0, 3));
  }
}

function reportsOf(type: (typeof forms)[number]['type'], year: DemoYear) {
  if (type === 'supplementary') return [{ organizationKey: 'rodnik', values: centreReport }];
  if (type === 'department') return [{ organizationKey: 'department', values: departmentReport }];
  const { key: cannot, element, reason } = unknown;
  const absent = { [element]: { state: 'absent' as const, reason } };
  return schoolKeys
    .filter((key) => year === 'last' || key !== debtor)
    .map((key) => ({
      organizationKey: key,
      values: asked(schoolReport(key, year)),
      states: year === 'this' && key === cannot ? absent : {},
    }));
}

/** Without what the form asks only of those who have any. */
function asked(values: DemoValues): DemoValues {
  const elements = readTemplate(verkhovazhye.templateId)?.elements ?? [];
  const hidden = new Set(
    elements.flatMap(({ id, when }) => (when !== undefined && values[when] === 0 ? [id] : [])),
  );
  return Object.fromEntries(Object.entries(values).filter(([id]) => !hidden.has(id)));
}

/** The tables of other systems; heads' diagnostics of this year have not come yet. */
async function importYear(
  demo: Demo,
  year: DemoYear,
  period: string,
  { specialist }: People,
): Promise<void> {
  const tables: [
    tableId: string,
    file: string,
    rows: { organizationKey: string; answers: Answers }[],
  ][] = [
    ['subject-results', 'Оценочные процедуры', subjectResults(year)],
    ['meta-results', 'Метапредметные работы', metaResults(year)],
    ['oge', 'ОГЭ', ninthGraders(year)],
    ['ege', 'ЕГЭ', eleventhGraders(year)],
    ['olympiad-appeals', 'Апелляции', olympiadAppeals(year)],
    ['teachers-diagnostics', 'Диагностика педагогов', teachersDiagnostics(year)],
  ];
  if (year === 'last') {
    tables.push(['heads-diagnostics', 'Диагностика руководителей', headsDiagnostics()]);
  }
  for (const [tableId, title, rows] of tables) {
    await importDemoTable(demo, specialist, {
      ...{ tableId, period, rows },
      file: `${title} ${period}.xlsx`,
    });
  }
}

/** Documents with verdicts, and one conclusion. */
async function giveProofs(demo: Demo, period: string, people: People): Promise<void> {
  const { by, organizations } = demo;
  const { municipalityId } = by.actor;
  const catalog = orNotFound(await getCatalog(municipalityId), 'каталог', 'catalog');
  const owned: [string, readonly string[], Record<string, string>][] = [
    ['school', schoolKeys, schoolProofs],
    ['department', ['department'], departmentProofs],
  ];
  const judge = { actor: { ...by.actor, ...people.methodologist }, now: by.now };
  for (const [, keys, proofs] of owned) {
    for (const [evidenceId, states] of Object.entries(proofs)) {
      const title = catalog.evidence.find(({ id }) => id === evidenceId)?.title ?? '';
      for (const [at, organizationKey] of keys.entries()) {
        const organization = organizations.get(organizationKey);
        const state = states[at] ?? '.';
        if (!organization || state === '.') continue;
        const { _id: organizationId, head } = organization;
        const slot = { municipalityId, organizationId, evidenceId, period, title };
        const own = { actor: { ...by.actor, name: head }, now: by.now };
        const url = `https://${organizationKey}.demo.example/${evidenceId}`;
        const given = await giveLink(own, slot, { url, note: '', revision: 0 });
        const verdict = verdicts[state];
        if (verdict) {
          await judgeEvidence(judge, slot, { ...verdict, revision: given.revision });
        }
      }
    }
  }
  const { indicator, level, text } = conclusion;
  const criterion = { municipalityId, catalogId: catalog.templateId, indicator, period };
  await writeJudgement(
    judge,
    { ...criterion, organizationId: null, title: 'Метапредметные результаты' },
    { level, text, url: null, revision: 0 },
  );
}
