import { recordExternal } from '../elements/model.ts';
import { recomputePeriod } from '../indicators/compute.ts';
import { createOrganization } from '../organizations/model.ts';
import { listSchedule, setStates, tieCampaigns } from '../schedules/model.ts';
import { answerParents, openDemoCampaign, type Demo } from './campaigns.ts';
import { demoOrganizations, monitoringReports, selfAssessmentReports } from './figures.ts';
import { inventedEmail, inventedName, inventedPhone } from './invented.ts';
import { acceptReports, submitReports } from './reports.ts';
import { reportSelfAssessment } from './spassk-states.ts';

/** Spassk-Dalny as the demo invents it; its own document prints the figures that it adds up to. */
export const spassk = {
  name: 'Городской округ Спасск-Дальний (демо)',
  timeZone: 'Asia/Vladivostok',
  templateId: 'spassk-dalny-2022',
};

/** Its organizations with heads and contacts. */
export async function addSpasskOrganizations({ by, organizations }: Demo): Promise<void> {
  for (const [index, one] of demoOrganizations.entries()) {
    const { key, name, shortName, type, children, teachers, cluster } = one;
    const organization = await createOrganization(by, {
      name,
      shortName,
      code: '',
      type,
      cluster,
      address: `Спасск-Дальний, Демонстрационная ул., ${index + 1}`,
      head: inventedName(index),
      email: inventedEmail(key),
      phone: inventedPhone(index),
      headcount: children === 0 ? null : children,
      teachers,
    });
    organizations.set(key, organization);
  }
}

/** What it has asked and been told: the document's periods, and the running year. */
export async function reportSpassk(demo: Demo, year: string): Promise<void> {
  await reportLastYears(demo);
  await reportThisYear(demo, year);
  await reportSelfAssessment(demo);
  await enterMechanismIndices(demo);
  await askParents(demo, year);
}

const schools = selfAssessmentReports().map(({ organizationKey }) => organizationKey);

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
  await submitReports(demo, monitoring, monitoringReports());
  await acceptReports(demo, monitoring, schools);
  const selfAssessment = await openDemoCampaign(demo, {
    title: 'Самообследование школ за 2021 год',
    formKey: 'school-self-assessment',
    period: '2021',
    type: 'school',
    opens: -60,
    closes: -30,
  });
  await submitReports(demo, selfAssessment, selfAssessmentReports());
  await acceptReports(demo, selfAssessment, schools);
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
  await recomputePeriod(municipalityId, '2021');
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
  await submitReports(demo, campaign, monitoringReports().slice(1, 4));
  const rows = await listSchedule(demo.by.actor.municipalityId);
  const ids = rows.map(({ _id }) => _id);
  await setStates(demo.by, ids, 'approved', ({ plan }) => plan.state);
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
  await answerParents(demo, schools, answersByRank);
  const kindergartens = await openDemoCampaign(demo, {
    title: 'Удовлетворённость родителей детским садом',
    formKey: 'parents-kindergarten',
    period: year,
    type: 'kindergarten',
    opens: -10,
    closes: 20,
  });
  await answerParents(demo, kindergartens, answersByRank);
}
