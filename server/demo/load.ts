import { checkAnswers } from '../../forms/run/check.ts';
import type { StaffActor } from '../access.ts';
import { system } from '../audit/entry.ts';
import { listAssignments } from '../campaigns/assignments.ts';
import { createCampaign, getCampaign, openCampaign, type Campaign } from '../campaigns/model.ts';
import { dayIn } from '../campaigns/period.ts';
import type { CampaignInput } from '../campaigns/schema.ts';
import { recordExternal } from '../elements/model.ts';
import { findLatest } from '../forms/model.ts';
import { combineMunicipality } from '../indicators/compute.ts';
import { runDue } from '../worker.ts';
import type { JobDependencies } from '../jobs.ts';
import { createMunicipality, markDemoLoaded } from '../municipalities/model.ts';
import { createOrganization, type Organization } from '../organizations/model.ts';
import { createAccount } from '../people/model.ts';
import { saveDataResponse } from '../responses/data-form.model.ts';
import { storeResponse } from '../responses/model.ts';
import { listSchedule, setStates, tieCampaigns } from '../schedules/model.ts';
import { newId } from '../storage/ids.ts';
import {
  demoOrganizations,
  monitoringReports,
  selfAssessmentReports,
  type DemoReport,
} from './figures.ts';
import { parentAnswers } from './parent-answers.ts';

const password = 'pokazatel-demo';

/** Who can sign in to the demo; printed at start. */
export const demoAccounts = [
  {
    login: 'admin',
    name: 'Орлова Вера Андреевна (демо)',
    role: 'administrator',
    organization: null,
    words: 'администратор',
  },
  {
    login: 'specialist',
    name: 'Ким Ирина Олеговна (демо)',
    role: 'specialist',
    organization: null,
    words: 'специалист управления',
  },
  {
    login: 'metodist',
    name: 'Белова Анна Юрьевна (демо)',
    role: 'methodologist',
    organization: null,
    words: 'методист',
  },
  {
    login: 'zarechnaya',
    name: 'Гусева Марина Павловна (демо)',
    role: 'coordinator',
    organization: 'zarechnaya',
    words: 'ответственный, Заречная школа',
  },
  {
    login: 'parkovaya',
    name: 'Соколов Пётр Ильич (демо)',
    role: 'head',
    organization: 'parkovaya',
    words: 'руководитель, Парковая школа',
  },
].map((account) => ({ ...account, password })) as readonly DemoAccount[];

interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: StaffActor['role'];
  organization: string | null;
  words: string;
}

interface Demo {
  by: { actor: StaffActor; now: Date };
  timeZone: string;
  organizations: Map<string, Organization>;
  run: () => Promise<void>;
}

const day = 24 * 60 * 60 * 1000;
const timeZone = 'Asia/Vladivostok';

/**
 * Fills an empty storage with the demo municipality: Spassk-Dalny's catalog, made-up organizations
 * whose reports add up to the figures its document publishes, and generated parents' answers.
 */
export async function loadDemo(now: Date, deps: JobDependencies): Promise<void> {
  const year = schoolYearOf(dayIn(timeZone, now));
  const municipality = await createMunicipality(
    {
      name: 'Городской округ Спасск-Дальний (демо)',
      timeZone,
      workingYear: year,
      templateId: 'spassk-dalny-2022',
    },
    { actor: system, now },
    { demo: true },
  );
  const actor: StaffActor = {
    kind: 'account',
    ...system,
    role: 'administrator',
    municipalityId: municipality._id,
    organizationIds: [],
  };
  const run = async () => {
    const failed = await runDue(now, deps);
    if (failed.length > 0) throw new Error(`Demo: jobs failed: ${failed.join(', ')}`);
  };
  const demo: Demo = { by: { actor, now }, timeZone, organizations: new Map(), run };
  await run();
  await addOrganizations(demo);
  await addAccounts(demo);
  await reportLastYears(demo);
  await reportThisYear(demo, year);
  await enterMechanismIndices(demo);
  await askParents(demo, year);
  await run();
  await markDemoLoaded(municipality._id);
}

/** The school year (1 September to 31 August) that a day lies in. */
function schoolYearOf(date: string): string {
  const [year, month] = date.split('-').map(Number);
  const start = (month ?? 1) >= 9 ? (year ?? 0) : (year ?? 0) - 1;
  return `${start}-${start + 1}`;
}

async function addOrganizations({ by, organizations }: Demo): Promise<void> {
  for (const { key, name, shortName, type, children } of demoOrganizations) {
    const organization = await createOrganization(by, {
      name,
      shortName,
      code: '',
      type,
      cluster: '',
      address: '',
      head: '',
      email: '',
      phone: '',
      headcount: children === 0 ? null : children,
      teachers: null,
    });
    organizations.set(key, organization);
  }
}

async function addAccounts({ by, organizations }: Demo): Promise<void> {
  for (const { login, name, role, organization } of demoAccounts) {
    const own = organization === null ? undefined : organizations.get(organization);
    await createAccount({
      login,
      name,
      password,
      membership: {
        municipalityId: by.actor.municipalityId,
        role,
        organizationIds: own ? [own._id] : [],
      },
      now: by.now,
    });
  }
}

type Plan = Pick<CampaignInput, 'title' | 'formKey' | 'period'> & {
  type: string;
  opens: number;
  closes: number;
};

/** Drafts and opens a campaign over every organization of a type; days count from now. */
async function openDemoCampaign(demo: Demo, plan: Plan): Promise<Campaign> {
  const { by, organizations } = demo;
  const { municipalityId } = by.actor;
  const form = await findLatest(municipalityId, plan.formKey);
  if (!form) throw new Error(`Demo: no form ${plan.formKey}`);
  const asked = [...organizations.values()].filter((one) => one.type === plan.type);
  const { _id } = await createCampaign(
    by,
    {
      title: plan.title,
      formKey: plan.formKey,
      formVersion: form.version,
      period: plan.period,
      organizationIds: asked.map((organization) => organization._id),
      opensAt: new Date(by.now.getTime() + plan.opens * day).toISOString(),
      closesAt: new Date(by.now.getTime() + plan.closes * day).toISOString(),
      anonymity: 'anonymous',
      minimumGroup: 5,
    },
    form,
  );
  await openCampaign(by, _id, asked);
  await demo.run();
  return getCampaign(municipalityId, _id);
}

async function submitReport(demo: Demo, campaign: Campaign, report: DemoReport): Promise<void> {
  const { by, organizations } = demo;
  const organization = organizations.get(report.organizationKey);
  const assignments = await listAssignments(by.actor.municipalityId, { campaignId: campaign._id });
  const assignment = assignments.find((one) => one.organizationId === organization?._id);
  const form = await findLatest(by.actor.municipalityId, campaign.formKey);
  if (!assignment || !form) throw new Error(`Demo: nothing due from ${report.organizationKey}`);
  const today = dayIn(demo.timeZone, by.now);
  const checked = checkAnswers(form.compiled, report.values, { today });
  if (!checked.ok) throw new Error(`Demo: ${JSON.stringify(checked.faults[0])}`);
  await saveDataResponse(by, assignment, 0, { answers: checked.answers, states: {}, submit: true });
}

/** The periods that the document's own figures come from: closed, every school reported. */
async function reportLastYears(demo: Demo): Promise<void> {
  const monitoring = await openDemoCampaign(demo, {
    title: 'Мониторинг воспитания и кадров, 2020/21 учебный год',
    formKey: 'upbringing-staff-monitoring',
    period: '2020-2021',
    type: 'school',
    opens: -60,
    closes: -30,
  });
  for (const report of monitoringReports()) await submitReport(demo, monitoring, report);
  const selfAssessment = await openDemoCampaign(demo, {
    title: 'Самообследование школ за 2021 год',
    formKey: 'school-self-assessment',
    period: '2021',
    type: 'school',
    opens: -60,
    closes: -30,
  });
  for (const report of selfAssessmentReports()) await submitReport(demo, selfAssessment, report);
}

/** The region's assessment for 2021 as the document prints it (lines 32–42): by direction, %. */
const mechanismIndices = {
  'quality-assessment': 79,
  'low-result-schools': 86,
  talents: 35,
  'career-guidance': 41,
  'heads-monitoring': 77,
  'professional-development': 45,
  upbringing: 57,
  'preschool-quality': 92,
};

async function enterMechanismIndices({ by, organizations }: Demo): Promise<void> {
  const department = organizations.get('department');
  if (!department) throw new Error('Demo: no department');
  for (const [direction, value] of Object.entries(mechanismIndices)) {
    await recordExternal(by, {
      organizationId: department._id,
      indicatorKey: `context.mechanism_index.${direction}`,
      period: '2021',
      value,
      source: 'Концепция МСОКО, строки 32–42',
    });
  }
  const { municipalityId } = by.actor;
  await combineMunicipality({ municipalityId, period: '2021' });
}

/** The running year: three schools have reported, the others still owe the form. */
async function reportThisYear(demo: Demo, year: string): Promise<void> {
  const campaign = await openDemoCampaign(demo, {
    title: `Мониторинг воспитания и кадров, ${year.replace('-20', '/')} учебный год`,
    formKey: 'upbringing-staff-monitoring',
    period: year,
    type: 'school',
    opens: -7,
    closes: 21,
  });
  for (const report of monitoringReports().slice(1, 4)) await submitReport(demo, campaign, report);
  const rows = await listSchedule(demo.by.actor.municipalityId);
  const ids = rows.map(({ _id }) => _id);
  await setStates(demo.by, ids, 'approved');
  const row = rows.find(({ facts }) => facts.title.startsWith('Мониторинг в рамках МСОКО'));
  if (row) await tieCampaigns(demo.by, row._id, [campaign._id]);
}

/** Answers each family group gave so far; the last one is too small to be shown. */
const answersByRank = [46, 38, 41, 29, 33, 24, 18, 15, 9, 3];

async function askParents(demo: Demo, year: string): Promise<void> {
  const schools = await openDemoCampaign(demo, {
    title: 'Удовлетворённость родителей школой',
    formKey: 'parents-school',
    period: year,
    type: 'school',
    opens: -10,
    closes: 20,
  });
  await answerFor(demo, schools, 'parents-school');
  const kindergartens = await openDemoCampaign(demo, {
    title: 'Удовлетворённость родителей детским садом',
    formKey: 'parents-kindergarten',
    period: year,
    type: 'kindergarten',
    opens: -10,
    closes: 20,
  });
  await answerFor(demo, kindergartens, 'parents-kindergarten');
}

async function answerFor(
  demo: Demo,
  campaign: Campaign,
  formId: 'parents-school' | 'parents-kindergarten',
): Promise<void> {
  const form = await findLatest(campaign.municipalityId, formId);
  if (!form) throw new Error(`Demo: no form ${formId}`);
  const today = dayIn(demo.timeZone, demo.by.now);
  for (const [index, { organizationId }] of campaign.expected.entries()) {
    for (const answers of parentAnswers(formId, index, answersByRank[index] ?? 0)) {
      const checked = checkAnswers(form.compiled, answers, { today });
      if (!checked.ok) throw new Error(`Demo: ${JSON.stringify(checked.faults[0])}`);
      await storeResponse({
        _id: newId(),
        municipalityId: campaign.municipalityId,
        campaignId: campaign._id,
        organizationId,
        formKey: form.key,
        formVersion: form.version,
        period: campaign.period,
        day: today,
        answers: checked.answers,
        folded: checked.folded,
        step: 0,
      });
    }
  }
}
