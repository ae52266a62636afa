import { signForm } from '../assignments/submit.model.ts';
import { grantExceptions } from '../assignments/exceptions.model.ts';
import { findDataResponse } from '../assignments/response.model.ts';
import type { Campaign } from '../campaigns/model.ts';
import { dayIn } from '../campaigns/period.ts';
import { openDemoCampaign, type Demo } from './campaigns.ts';
import { setChecks } from './checks.ts';
import { doubtful, taken } from './doubts.ts';
import { selfAssessmentReports, type DemoValues } from './figures.ts';
import {
  acceptReports,
  assignmentOf,
  decideFound,
  fillReport,
  handedInAt,
  reporter,
  returnReport,
  specialist,
  submitReports,
} from './reports.ts';

/**
 * The self-assessment of schools for the calendar year that is over, in every state a form can be
 * in: due some days ago, in its days of grace, signed by heads.
 */
export async function reportSelfAssessment(demo: Demo): Promise<void> {
  const year = Number(dayIn(demo.timeZone, demo.by.now).slice(0, 4)) - 1;
  await setChecks(demo);
  await reportYearBefore(demo, year - 1);
  const campaign = await openDemoCampaign(demo, {
    title: `Самообследование школ за ${year} год`,
    formKey: 'school-self-assessment',
    period: String(year),
    type: 'school',
    ...{ opens: -24, closes: -4, graceDays: 10, signature: true },
  });
  const values = (key: string) => ({ ...valuesOf(key, 1.04), ...doubtful[key]?.values });
  const sent: [string, number][] = [
    ['sadovaya', 9],
    ['zarechnaya', 6],
    ['slobodskaya', 3],
    ['privokzalnaya', 2],
    ['lipovaya', 1],
    // Late.
    ['severnaya', -2],
  ];
  for (const [key, daysBefore] of sent) await send(demo, campaign, key, values(key), daysBefore);
  await decideFound(demo, campaign, 'sadovaya', [taken('previous:pupils_network')]);
  await decideFound(demo, campaign, 'zarechnaya', [taken('previous:computers_total')]);
  await acceptReports(demo, campaign, ['sadovaya', 'zarechnaya', 'slobodskaya']);
  const text = 'Победителей больше, чем в приказе по итогам олимпиад. Проверьте.';
  await returnReport(demo, campaign, 'lipovaya', [{ question: 'pupils_winners', text }]);
  await decideFound(demo, campaign, 'lipovaya', [
    { violationId: 'previous:pupils_winners', decision: 'returned', note: text },
  ]);
  // Waits for the head's signature; half filled in; not begun, with more time.
  await submitReports(demo, campaign, [
    { organizationKey: 'parkovaya', values: values('parkovaya'), daysBefore: 1 },
  ]);
  await begin(demo, campaign, 'ozernaya', values('ozernaya'));
  await giveTime(demo, campaign, 'luchistaya');
}

/** The year before that, closed and accepted: what this one's numbers are held against. */
async function reportYearBefore(demo: Demo, year: number): Promise<void> {
  const campaign = await openDemoCampaign(demo, {
    title: `Самообследование школ за ${year} год`,
    formKey: 'school-self-assessment',
    period: String(year),
    type: 'school',
    ...{ opens: -390, closes: -365 },
  });
  const reports = selfAssessmentReports().map(({ organizationKey: key }) => ({
    organizationKey: key,
    values: valuesOf(key, 1),
  }));
  await submitReports(demo, campaign, reports);
  await acceptReports(
    demo,
    campaign,
    reports.map(({ organizationKey }) => organizationKey),
  );
}

/** A school's figures, with more books and computers than it had. */
function valuesOf(key: string, growth: number): DemoValues {
  const report = selfAssessmentReports().find(({ organizationKey }) => organizationKey === key);
  const { textbooks_total = 0, computers_total = 0, ...rest } = report?.values ?? {};
  return {
    ...rest,
    textbooks_total: Math.round(Number(textbooks_total) * growth),
    computers_total: Math.round(Number(computers_total) * growth),
  };
}

/** Filled in by the coordinator, signed by the head the same day. */
async function send(
  demo: Demo,
  campaign: Campaign,
  organizationKey: string,
  values: DemoValues,
  daysBefore: number,
): Promise<void> {
  const comments = doubtful[organizationKey]?.comments ?? {};
  await submitReports(demo, campaign, [{ organizationKey, values, daysBefore, comments }]);
  const assignment = await assignmentOf(demo, campaign, organizationKey);
  const response = await findDataResponse(assignment.municipalityId, assignment._id);
  const now = handedInAt(demo, campaign, daysBefore);
  const by = { actor: reporter(demo, organizationKey, 'head'), now };
  await signForm(by, assignment, response?.revision ?? 0);
}

async function begin(
  demo: Demo,
  campaign: Campaign,
  key: string,
  values: DemoValues,
): Promise<void> {
  const entries = Object.entries(values);
  const half = Object.fromEntries(entries.slice(0, Math.floor(entries.length / 2)));
  const by = { actor: reporter(demo, key), now: handedInAt(demo, campaign, 0) };
  await fillReport(by, await assignmentOf(demo, campaign, key), { values: half });
}

async function giveTime(demo: Demo, campaign: Campaign, key: string): Promise<void> {
  const { _id } = await assignmentOf(demo, campaign, key);
  const until = new Date(campaign.closesAt.getTime() + 5 * 24 * 3_600_000);
  const reason = 'Школа на карантине, отчёт сдаст после выхода из него';
  const by = { actor: specialist(demo), now: handedInAt(demo, campaign, 1) };
  await grantExceptions(by, [_id], { until, reason });
}
