import type { Logger } from 'pino';
import { collectAudit } from './audit/model.ts';
import { system } from './audit/entry.ts';
import { assignCampaign } from './campaigns/assignments.ts';
import { getCampaign, markProvisioned, unprovisionedCampaigns } from './campaigns/model.ts';
import { saveCatalog } from './catalogs/model.ts';
import { readTemplate } from './catalogs/templates.ts';
import { recordElements } from './elements/model.ts';
import { readFormLibrary } from './forms/library.ts';
import { findLatest, getVersion, publishForm } from './forms/model.ts';
import { combineMunicipality, computeOrganization } from './indicators/compute.ts';
import { linkCampaign } from './links/model.ts';
import {
  markFurnished,
  unfurnishedMunicipalities,
  type Municipality,
} from './municipalities/model.ts';
import {
  markRecorded,
  staleDataResponses,
  type DataResponse,
} from './responses/data-form.model.ts';
import { waitingResponses } from './responses/model.ts';
import { advanceStep, markComputed, staleSteps, unfinishedSteps } from './responses/steps.ts';
import { copySchedule } from './schedules/model.ts';
import { sweep } from './storage/sweep.ts';

/**
 * What follows from a change, nowhere else: each job looks for marks that changes left, does the
 * work, clears the mark. Run twice, or again after a crash, it gives the same result.
 */
export interface Job {
  name: string;
  run(now: Date, deps: JobDependencies): Promise<unknown>;
}

export interface JobDependencies {
  secret: string;
  log: Logger;
}

export const jobs: readonly Job[] = [
  { name: 'municipality.furnish', run: furnishMunicipalities },
  { name: 'campaign.provision', run: provisionCampaigns },
  { name: 'response.step', run: advanceSteps },
  { name: 'element.record', run: recordDataForms },
  { name: 'indicator.compute', run: computeSteps },
  { name: 'audit.collect', run: collectAudit },
  { name: 'storage.sweep', run: sweep },
];

/** Copies the form library, the chosen catalog and its schedule into new municipalities. */
async function furnishMunicipalities(now: Date): Promise<void> {
  for (const municipality of await unfurnishedMunicipalities()) {
    await furnish(municipality, now);
    await markFurnished(municipality._id);
  }
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
  await copySchedule(_id, template, by);
}

/** Makes the links or assignments of campaigns that were opened. */
async function provisionCampaigns(_now: Date, { secret }: JobDependencies): Promise<void> {
  for (const campaign of await unprovisionedCampaigns()) {
    if (campaign.kind === 'dataForm') await assignCampaign(campaign);
    else await linkCampaign(campaign, secret);
    // From now on the indicators say how many of those asked have reported: none so far.
    await combineMunicipality(campaign);
    await markProvisioned(campaign._id);
  }
}

/** Takes received responses into the figures, as far as the disclosure rule allows. */
async function advanceSteps(now: Date): Promise<void> {
  const waiting = await waitingResponses();
  const half = (await unfinishedSteps()).map((step) => ({ ...step, waiting: 0 }));
  for (const one of [...half, ...waiting]) {
    const campaign = await getCampaign(one.municipalityId, one.campaignId);
    await advanceStep(campaign, one.organizationId, one.waiting, now);
  }
}

/** Brings indicators up to date with the steps taken: organizations first, then the whole. */
async function computeSteps(): Promise<void> {
  const stale = await staleSteps();
  for (const { municipalityId, organizationId, period } of stale) {
    await computeOrganization({ municipalityId, organizationId, period });
  }
  await combineAll(stale);
  for (const { _id, step } of stale) await markComputed(_id, step);
}

/** Records what data forms submitted as element values, then brings indicators up to date. */
async function recordDataForms(now: Date): Promise<void> {
  const stale = await staleDataResponses();
  for (const response of stale) {
    await record(response, now);
    const { municipalityId, organizationId, period } = response;
    await computeOrganization({ municipalityId, organizationId, period });
  }
  await combineAll(stale);
  for (const { _id, submitted } of stale) {
    if (submitted) await markRecorded(_id, submitted.revision);
  }
}

async function record(response: DataResponse, now: Date): Promise<void> {
  const { municipalityId, organizationId, period, formKey, formVersion, submitted } = response;
  if (!submitted) return;
  const form = await getVersion(municipalityId, formKey, formVersion);
  const { revision, answers, states } = submitted;
  await recordElements({
    municipalityId,
    organizationId,
    period,
    source: { formKey, formVersion, revision },
    status: 'preliminary',
    now,
    values: form.elements.map(({ id, question }) => ({
      elementId: id,
      answer: answers[question],
      state: states[question],
    })),
  });
}

async function combineAll(
  changed: readonly { municipalityId: string; period: string }[],
): Promise<void> {
  const scopes = new Map(
    changed.map(({ municipalityId, period }) => [
      JSON.stringify([municipalityId, period]),
      { municipalityId, period },
    ]),
  );
  for (const scope of scopes.values()) await combineMunicipality(scope);
}
