import { system } from './audit/entry.ts';
import { collectAudit } from './audit/model.ts';
import { moveToVersion } from './assignments/earlier-version.ts';
import { assignCampaign } from './assignments/model.ts';
import { getCampaign, markProvisioned, unprovisionedCampaigns } from './campaigns/model.ts';
import { publishMadeForms } from './catalogs/made.ts';
import { getCatalog, markFormsMade, saveCatalog, unmadeCatalogs } from './catalogs/model.ts';
import { readTemplate } from './catalogs/templates.ts';
import { applyImport } from './external/apply.ts';
import { undoneDrafts } from './external/draft.model.ts';
import { sweepOldRows, tablesWithOldRows } from './external/model.ts';
import { noteCheck, uncheckedLinks } from './evidence/model.ts';
import { filesToCheck, sweepFile } from './files/holders.ts';
import { readFormLibrary } from './forms/library.ts';
import { findLatest, publishForm } from './forms/model.ts';
import { valuesTurn as values } from './indicators/closing.ts';
import { sendLetters } from './mail/sending.ts';
import { linkCampaign } from './links/model.ts';
import {
  markFurnished,
  readyMunicipalities,
  unfurnishedMunicipalities,
  type Municipality,
} from './municipalities/model.ts';
import { resumeImport, unfinishedImports } from './organizations/import.model.ts';
import { logDailyCounts } from './responses/daily-count.ts';
import { waitingResponses } from './responses/model.ts';
import { advanceStep, unfinishedSteps } from './responses/steps.ts';
import { copySchedule } from './schedules/model.ts';
import { refreshOccurrences, staleSchedules } from './schedules/refresh.ts';
import { plannedBetween } from './reminders/rules.model.ts';
import { renewLetter } from './reminders/renew.ts';
import { remindMunicipality } from './reminders/run.ts';
import { sweep } from './storage/sweep.ts';
import type { Turn } from './turn.ts';
import {
  computeAsked,
  computeExternal,
  computeSteps,
  recomputeCatalogs,
  recomputePeriods,
  recordDataForms,
  takeEvidence,
} from './value-jobs.ts';

/**
 * What follows from a change, nowhere else: each job looks for marks that changes left, does the
 * work, clears the mark. Run twice, or again after a crash, it gives the same result.
 */
export interface Job {
  name: string;
  /** Jobs that write the same things share one lease; a job's own name where none is given. */
  lease?: string;
  run(turn: Turn): Promise<unknown>;
}

/** Two that publish the same form at once would each find it missing. */
const publishing = 'form.publish';

export const jobs: readonly Job[] = [
  // First what people have sent in: somebody waits to see it, and it needs nothing that follows.
  { name: 'response.step', lease: values, run: advanceSteps },
  { name: 'indicator.compute', lease: values, run: computeSteps },
  { name: 'element.record', lease: values, run: recordDataForms },
  { name: 'municipality.furnish', lease: publishing, run: furnishMunicipalities },
  { name: 'organization.import', run: finishImports },
  { name: 'form.make', lease: publishing, run: makeForms },
  { name: 'campaign.provision', lease: values, run: provisionCampaigns },
  { name: 'external.import', run: finishExternal },
  { name: 'external.compute', lease: values, run: computeExternal },
  { name: 'evidence.take', lease: values, run: takeEvidence },
  { name: 'catalog.recompute', lease: values, run: recomputeCatalogs },
  { name: 'setting.recompute', lease: values, run: recomputePeriods },
  { name: 'schedule.occur', run: makeOccurrences },
  { name: 'response.count', lease: 'audit.collect', run: ({ now }) => logDailyCounts(now) },
  { name: 'audit.collect', run: () => collectAudit() },
  { name: 'external.sweep', run: sweepExternal },
  { name: 'reminder.plan', run: planReminders },
  {
    name: 'letter.send',
    run: (turn) =>
      sendLetters(turn, turn.mailer, (letter) => renewLetter(letter, turn.now, turn.publicUrl)),
  },
  { name: 'evidence.check', run: checkLinks },
  { name: 'file.sweep', run: sweepFiles },
  { name: 'storage.sweep', run: ({ now }) => sweep(now) },
];

/** Copies the form library and the chosen catalog into new municipalities. */
async function furnishMunicipalities(turn: Turn): Promise<void> {
  await turn.each(await unfurnishedMunicipalities(), async (municipality) => {
    await furnish(municipality, turn.now);
    await markFurnished(municipality._id);
  });
}

async function furnish({ _id, templateId }: Municipality, now: Date): Promise<void> {
  const by = { actor: { ...system, municipalityId: _id }, now };
  for (const json of readFormLibrary()) {
    const { id } = json as { id: string };
    if (!(await findLatest(_id, id))) await publishForm(by, json);
  }
  const template = templateId === null ? null : readTemplate(templateId);
  if (template === null) return;
  await saveCatalog(by, template);
  await publishMadeForms(by, template);
  // At once, not when the values are computed: whoever waits for the copies sees them all.
  await copySchedule(_id, template, by);
}

/** Publishes the data forms of catalogs that were saved, where their dictionaries have changed. */
async function makeForms(turn: Turn): Promise<void> {
  await turn.each(await unmadeCatalogs(), async (catalog) => {
    const { _id, municipalityId, revision } = catalog;
    // Of several catalogs the one saved last is in use; only it says what is asked.
    if ((await getCatalog(municipalityId))?._id === _id) {
      await publishMadeForms({ actor: { ...system, municipalityId }, now: turn.now }, catalog);
    }
    await markFormsMade(_id, revision);
  });
}

/** Writes the rest of imports whose process stopped in the middle. */
async function finishImports(turn: Turn): Promise<void> {
  await turn.each(await unfinishedImports(), (one) => resumeImport(one, turn.now));
}

/** Writes imports of other systems' results whose process stopped in the middle. */
async function finishExternal(turn: Turn): Promise<void> {
  await turn.each(await undoneDrafts(), (draft) => applyImport(draft, () => new Date()));
}

/** Removes the rows of imports that have been replaced. */
async function sweepExternal(turn: Turn): Promise<void> {
  await turn.each(await tablesWithOldRows(turn.now), (table) => sweepOldRows(table, turn.now));
}

const checkEveryMs = 30 * 24 * 3_600_000;
/** Asked at once, so that slow sites keep the other jobs waiting no longer than one of them. */
const linksAtOnce = 5;

/** Asks the addresses that organizations gave, each once in thirty days, some at a time. */
async function checkLinks({ now, checkLink, log }: Turn): Promise<void> {
  if (!checkLink) return;
  const links = await uncheckedLinks(new Date(now.getTime() - checkEveryMs), linksAtOnce);
  await Promise.all(
    links.map(async (one) => {
      const check = await checkLink(one.link?.url ?? '');
      await noteCheck(one, check, now);
    }),
  );
  if (links.length > 0) log.debug({ links: links.length }, 'links checked');
}

/** How often what is due is looked through; a change of the rules is looked at at once. */
const planEveryMs = 15 * 60_000;

/** Writes the letters that the municipalities' rules want today. */
async function planReminders(turn: Turn): Promise<void> {
  const { now } = turn;
  const planned = await plannedBetween(new Date(now.getTime() - planEveryMs), now);
  const due = (await readyMunicipalities()).filter((id) => !planned.has(id));
  await turn.each(due, (id) => remindMunicipality(id, now, turn));
}

/** Removes files that nothing has held for a day. */
async function sweepFiles(turn: Turn): Promise<void> {
  await turn.each(await filesToCheck(turn.now), (file) => sweepFile(file, turn.now));
}

/** Makes the links or assignments of campaigns that were opened. */
async function provisionCampaigns(turn: Turn): Promise<void> {
  await turn.each(await unprovisionedCampaigns(), async (campaign) => {
    if (campaign.kind === 'dataForm') {
      await assignCampaign(campaign);
      await moveToVersion(campaign);
    } else await linkCampaign(campaign, turn.secret);
    // From now on the indicators say how many of those asked have reported: none so far.
    await computeAsked(turn, campaign);
    await markProvisioned(campaign._id);
  });
}

/** Takes received responses into the figures, as far as the disclosure rule allows. */
async function advanceSteps(turn: Turn): Promise<void> {
  const [waiting, unfinished] = await Promise.all([waitingResponses(), unfinishedSteps()]);
  const half = unfinished.map((step) => ({ ...step, waiting: 0 }));
  await turn.each([...half, ...waiting], async (one) => {
    const campaign = await getCampaign(one.municipalityId, one.campaignId);
    await advanceStep(campaign, one.organizationId, one.waiting, turn.now);
  });
}

/** Makes the occurrences of planned events where rows, dates, rules or the calendar have changed. */
async function makeOccurrences(turn: Turn): Promise<void> {
  await turn.each(await staleSchedules(), (id) => refreshOccurrences(id, turn.now));
}
