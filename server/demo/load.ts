import type { StaffActor } from '../access.ts';
import { system } from '../audit/entry.ts';
import { dayIn } from '../campaigns/period.ts';
import type { JobDependencies } from '../turn.ts';
import { createMunicipality, markDemoLoaded } from '../municipalities/model.ts';
import { runDue } from '../worker.ts';
import { addAccounts, addCoordinators, demoAccounts, demoPlaces, type Place } from './accounts.ts';
import type { Demo } from './campaigns.ts';
import { addMalyshevskyOrganizations, malyshevsky, reportMalyshevsky } from './malyshevsky.ts';
import { planMalyshevsky } from './malyshevsky-plan.ts';
import { bindRegionTemplate } from './region-template.ts';
import { addSpasskOrganizations, reportSpassk, spassk } from './spassk.ts';
import { planVerkhovazhye } from './verkhovazhye-plan.ts';
import { addVerkhovazhyeOrganizations, reportVerkhovazhye, verkhovazhye } from './verkhovazhye.ts';

/**
 * Fills an empty storage with three demo municipalities: Spassk-Dalny, whose made-up organizations
 * add up to the figures its document publishes, Malyshevsky, in the middle of its year, and
 * Verkhovazhye, which sums up the year that is over.
 * @param places tests that look at the first two leave out the third
 */
export async function loadDemo(
  now: Date,
  deps: JobDependencies,
  places: readonly Place[] = demoPlaces,
): Promise<void> {
  const people = new Map<string, string>();
  const first = await begin(spassk, now, deps);
  await addSpasskOrganizations(first.demo);
  await addAccounts(first.demo, 'spassk', people);
  await addCoordinators(first.demo, 30);
  await reportSpassk(first.demo, first.year);
  await bindRegionTemplate(first.demo);

  const second = await begin(malyshevsky, now, deps);
  await addMalyshevskyOrganizations(second.demo);
  await addAccounts(second.demo, 'malyshevsky', people);
  await addCoordinators(second.demo, 90);
  await reportMalyshevsky(second.demo, second.year);

  await planMalyshevsky(second.demo, second.year, {
    accountId: people.get('specialist') ?? '',
    name: demoAccounts.find(({ login }) => login === 'specialist')?.name ?? '',
  });
  await second.demo.run();
  if (places.includes('verkhovazhye')) await loadVerkhovazhye(now, deps, people);
  await markDemoLoaded(first.demo.by.actor.municipalityId);
}

async function loadVerkhovazhye(
  now: Date,
  deps: JobDependencies,
  people: Map<string, string>,
): Promise<void> {
  const third = await begin(verkhovazhye, now, deps, 1);
  await addVerkhovazhyeOrganizations(third.demo);
  await addAccounts(third.demo, 'verkhovazhye', people);
  await addCoordinators(third.demo, 150);
  const person = (login: string) => ({
    accountId: people.get(login) ?? '',
    name: demoAccounts.find((one) => one.login === login)?.name ?? '',
  });
  await reportVerkhovazhye(
    third.demo,
    { last: schoolYear(now, verkhovazhye.timeZone, 2), this: third.year },
    { specialist: person('specialist'), methodologist: person('rayon') },
  );
  await planVerkhovazhye(third.demo, third.year);
  await third.demo.run();
}

/**
 * Creates a demo municipality with its catalog and forms.
 * @param back 1: it still works on the school year that is over
 */
async function begin(
  place: { name: string; timeZone: string; templateId: string },
  now: Date,
  deps: JobDependencies,
  back = 0,
): Promise<{ demo: Demo; year: string }> {
  const year = schoolYear(now, place.timeZone, back);
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

/** The school year (1 September to 31 August) of a moment, or one so many years before. */
function schoolYear(now: Date, timeZone: string, back: number): string {
  const [year, month] = dayIn(timeZone, now).split('-').map(Number);
  const start = ((month ?? 1) >= 9 ? (year ?? 0) : (year ?? 0) - 1) - back;
  return `${start}-${start + 1}`;
}
