import type { StaffActor } from '../access.ts';
import { system } from '../audit/entry.ts';
import { dayIn } from '../campaigns/period.ts';
import type { JobDependencies } from '../turn.ts';
import { createMunicipality, markDemoLoaded } from '../municipalities/model.ts';
import { runDue } from '../worker.ts';
import { addAccounts, addCoordinators } from './accounts.ts';
import type { Demo } from './campaigns.ts';
import { addMalyshevskyOrganizations, malyshevsky, reportMalyshevsky } from './malyshevsky.ts';
import { addSpasskOrganizations, reportSpassk, spassk } from './spassk.ts';

/**
 * Fills an empty storage with two demo municipalities: Spassk-Dalny, whose made-up organizations
 * add up to the figures its document publishes, and Malyshevsky, in the middle of its year.
 */
export async function loadDemo(now: Date, deps: JobDependencies): Promise<void> {
  const people = new Map<string, string>();
  const first = await begin(spassk, now, deps);
  await addSpasskOrganizations(first.demo);
  await addAccounts(first.demo, 'spassk', people);
  await addCoordinators(first.demo, 30);
  await reportSpassk(first.demo, first.year);

  const second = await begin(malyshevsky, now, deps);
  await addMalyshevskyOrganizations(second.demo);
  await addAccounts(second.demo, 'malyshevsky', people);
  await addCoordinators(second.demo, 90);
  await reportMalyshevsky(second.demo, second.year);

  await second.demo.run();
  await markDemoLoaded(first.demo.by.actor.municipalityId);
}

/** Creates a demo municipality with its catalog and forms. */
async function begin(
  place: { name: string; timeZone: string; templateId: string },
  now: Date,
  deps: JobDependencies,
): Promise<{ demo: Demo; year: string }> {
  const year = schoolYearOf(dayIn(place.timeZone, now));
  const input = { ...place, workingYear: year };
  const municipality = await createMunicipality(input, { actor: system, now }, { demo: true });
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
  await run();
  const { timeZone } = place;
  return { demo: { by: { actor, now }, timeZone, organizations: new Map(), run }, year };
}

/** The school year (1 September to 31 August) that a day lies in. */
function schoolYearOf(date: string): string {
  const [year, month] = date.split('-').map(Number);
  const start = (month ?? 1) >= 9 ? (year ?? 0) : (year ?? 0) - 1;
  return `${start}-${start + 1}`;
}
