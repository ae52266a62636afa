import type { Logger } from 'pino';
import { collectAudit } from './audit/model.ts';
import { system } from './audit/entry.ts';
import { assignCampaign } from './campaigns/assignments.ts';
import {
  campaignsOf,
  getCampaign,
  markProvisioned,
  unprovisionedCampaigns,
} from './campaigns/model.ts';
import { publishMadeForms } from './catalogs/made.ts';
import {
  getCatalog,
  markCatalogTaken,
  markFormsMade,
  saveCatalog,
  staleCatalogs,
  unmadeCatalogs,
} from './catalogs/model.ts';
import { readTemplate } from './catalogs/templates.ts';
import { markNumberTaken, recordElements, reportedPlaces, staleNumbers } from './elements/model.ts';
import { notAsked, notAskedReason } from './elements/not-asked.ts';
import { applyImport } from './external/apply.ts';
import { undoneDrafts } from './external/draft.model.ts';
import {
  markImportTaken,
  staleImports,
  sweepOldRows,
  tablesWithOldRows,
} from './external/model.ts';
import { markJudgementTaken, staleJudgements, type Judgement } from './evidence/judgement.model.ts';
import { markEvidenceTaken, staleEvidence } from './evidence/model.ts';
import { readFormLibrary } from './forms/library.ts';
import {
  findLatest,
  getVersion,
  markVersionsTaken,
  publishForm,
  staleVersions,
} from './forms/model.ts';
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
import { logDailyCounts } from './responses/daily-count.ts';
import { waitingResponses } from './responses/model.ts';
import { advanceStep, markComputed, staleSteps, unfinishedSteps } from './responses/steps.ts';
import { resumeImport, unfinishedImports } from './organizations/import.model.ts';
import { copySchedule } from './schedules/model.ts';
import { sweep } from './storage/sweep.ts';

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

export interface JobDependencies {
  secret: string;
  log: Logger;
}

/** The lease has passed to another process, which does the rest. */
export class LeaseLost extends Error {}

/** One run of one job: its time, its tools, and what failed in it. */
export class Turn {
  readonly now: Date;
  readonly secret: string;
  readonly log: Logger;
  failures = 0;
  readonly #keep: () => Promise<boolean>;

  /** `keep` holds the lease for longer and says whether it is still held. */
  constructor(of: JobDependencies & { now: Date; keep: () => Promise<boolean> }) {
    this.now = of.now;
    this.secret = of.secret;
    this.log = of.log;
    this.#keep = of.keep;
  }

  /**
   * Works through items one by one. One that fails is logged and keeps its mark; the others go on.
   * Gives those that were done.
   * @throws LeaseLost before the next item, once another process holds the lease
   */
  async each<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<T[]> {
    const done: T[] = [];
    for (const item of items) {
      if (!(await this.#keep())) throw new LeaseLost();
      try {
        await work(item);
        done.push(item);
      } catch (error) {
        if (error instanceof LeaseLost) throw error;
        this.failures += 1;
        this.log.error({ err: error, item: placeOf(item) }, 'job item failed');
      }
    }
    return done;
  }
}

/** Where an item belongs, for the log: never what people answered. */
function placeOf(item: unknown): unknown {
  const known = item as Record<string, unknown>;
  const names = ['_id', 'municipalityId', 'campaignId', 'organizationId', 'period'];
  return Object.fromEntries(names.filter((name) => name in known).map((n) => [n, known[n]]));
}

/** Everything that writes indicator values waits for its turn: two at once would mix old and new. */
const values = 'indicator.write';
/** Two that publish the same form at once would each find it missing. */
const publishing = 'form.publish';

export const jobs: readonly Job[] = [
  { name: 'municipality.furnish', lease: publishing, run: furnishMunicipalities },
  { name: 'organization.import', run: finishImports },
  { name: 'form.make', lease: publishing, run: makeForms },
  { name: 'campaign.provision', lease: values, run: provisionCampaigns },
  { name: 'response.step', run: advanceSteps },
  { name: 'element.record', lease: values, run: recordDataForms },
  { name: 'indicator.compute', lease: values, run: computeSteps },
  { name: 'external.import', run: finishExternal },
  { name: 'external.compute', lease: values, run: computeExternal },
  { name: 'evidence.take', lease: values, run: takeEvidence },
  { name: 'catalog.recompute', lease: values, run: recomputeCatalogs },
  { name: 'response.count', lease: 'audit.collect', run: ({ now }) => logDailyCounts(now) },
  { name: 'audit.collect', run: () => collectAudit() },
  { name: 'external.sweep', run: sweepExternal },
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

/** Brings indicators up to date with what was imported or entered from other systems. */
async function computeExternal(turn: Turn): Promise<void> {
  const nothing = () => Promise.resolve();
  await computeChanged(turn, await staleNumbers(), {
    before: nothing,
    after: ({ _id, updatedAt }) => markNumberTaken(_id, updatedAt),
  });
  await turn.each(await staleImports(), async ({ _id, touched, revision, ...place }) => {
    const failures = turn.failures;
    const changed = touched.map((organizationId) => ({ ...place, organizationId }));
    await computeChanged(turn, changed, { before: nothing, after: nothing });
    if (turn.failures === failures) await markImportTaken(_id, revision);
  });
}

/** Removes the rows of imports that have been replaced. */
async function sweepExternal(turn: Turn): Promise<void> {
  await turn.each(await tablesWithOldRows(turn.now), (table) => sweepOldRows(table, turn.now));
}

/** Makes the links or assignments of campaigns that were opened. */
async function provisionCampaigns(turn: Turn): Promise<void> {
  await turn.each(await unprovisionedCampaigns(), async (campaign) => {
    if (campaign.kind === 'dataForm') await assignCampaign(campaign);
    else await linkCampaign(campaign, turn.secret);
    // From now on the indicators say how many of those asked have reported: none so far.
    await combineMunicipality(campaign);
    await markProvisioned(campaign._id);
  });
}

/** Takes received responses into the figures, as far as the disclosure rule allows. */
async function advanceSteps(turn: Turn): Promise<void> {
  const waiting = await waitingResponses();
  const half = (await unfinishedSteps()).map((step) => ({ ...step, waiting: 0 }));
  await turn.each([...half, ...waiting], async (one) => {
    const campaign = await getCampaign(one.municipalityId, one.campaignId);
    await advanceStep(campaign, one.organizationId, one.waiting, turn.now);
  });
}

/** Brings indicators up to date with the steps taken. */
async function computeSteps(turn: Turn): Promise<void> {
  await computeChanged(turn, await staleSteps(), {
    before: () => Promise.resolve(),
    after: ({ _id, step }) => markComputed(_id, step),
  });
}

/** Records what data forms submitted as element values, then brings indicators up to date. */
async function recordDataForms(turn: Turn): Promise<void> {
  // In the order of their submission, whichever is found first.
  const stale = (await staleDataResponses()).sort((a, b) => submittedAt(a) - submittedAt(b));
  await computeChanged(turn, stale, {
    before: record,
    after: async ({ _id, submitted }) => {
      if (submitted) await markRecorded(_id, submitted.revision);
    },
  });
}

/** Brings indicators up to date with links, verdicts and conclusions. */
async function takeEvidence(turn: Turn): Promise<void> {
  const before = () => Promise.resolve();
  await computeChanged(turn, await staleEvidence(), {
    before,
    after: ({ _id, revision }) => markEvidenceTaken(_id, revision),
  });
  const judgements = await staleJudgements();
  const taken = ({ _id, revision }: Judgement) => markJudgementTaken(_id, revision);
  const own = judgements.flatMap((one) =>
    one.organizationId === null ? [] : [{ ...one, organizationId: one.organizationId }],
  );
  await computeChanged(turn, own, { before, after: taken });
  const whole = judgements.filter(({ organizationId }) => organizationId === null);
  await turn.each(whole, async (one) => {
    await combineMunicipality(one);
    await taken(one);
  });
}

function submittedAt({ submitted }: DataResponse): number {
  return submitted?.at.getTime() ?? 0;
}

async function record(response: DataResponse): Promise<void> {
  const { municipalityId, organizationId, period, formKey, formVersion, submitted } = response;
  if (!submitted) return;
  const form = await getVersion(municipalityId, formKey, formVersion);
  const { revision, answers, states } = submitted;
  const hidden = notAsked(form.compiled, answers, states, submitted.at.toISOString().slice(0, 10));
  await recordElements({
    municipalityId,
    organizationId,
    period,
    source: { formKey, formVersion, revision },
    status: 'preliminary',
    submittedAt: submitted.at,
    values: form.elements.map(({ id, question }) => ({
      elementId: id,
      answer: answers[question],
      state:
        states[question] ??
        (hidden.has(question) ? { state: 'notApplicable', reason: notAskedReason } : undefined),
    })),
  });
}

interface Changed {
  municipalityId: string;
  organizationId: string;
  period: string;
}

/**
 * Computes what changed, municipality by municipality and period by period: its organizations
 * first, then the whole. A mark goes only when both hold the change.
 */
async function computeChanged<T extends Changed>(
  turn: Turn,
  changed: readonly T[],
  { before, after }: Record<'before' | 'after', (one: T) => Promise<void>>,
): Promise<void> {
  const scopes = new Map<string, T[]>();
  for (const one of changed) {
    const key = JSON.stringify([one.municipalityId, one.period]);
    scopes.set(key, [...(scopes.get(key) ?? []), one]);
  }
  for (const all of scopes.values()) {
    const computed = await turn.each(all, async (one) => {
      await before(one);
      const refused = await computeOrganization(one);
      for (const [indicator, error] of refused) {
        turn.log.error({ err: error, indicator, item: placeOf(one) }, 'indicator not computed');
      }
    });
    const combined = await turn.each(computed.slice(0, 1), combineMunicipality);
    if (combined.length > 0) await turn.each(computed, after);
  }
}

/**
 * Brings everything up to date with catalogs that were saved and forms that were published: the
 * schedule, then every organization and period that has campaigns or elements.
 */
async function recomputeCatalogs(turn: Turn): Promise<void> {
  const catalogs = await staleCatalogs();
  const versions = await staleVersions();
  const ids = new Set([...catalogs, ...versions].map(({ municipalityId }) => municipalityId));
  const all = [...ids].map((municipalityId) => ({ municipalityId }));
  await turn.each(all, async ({ municipalityId }) => {
    const own = catalogs.filter((one) => one.municipalityId === municipalityId);
    const by = { actor: { ...system, municipalityId }, now: turn.now };
    for (const catalog of own) await copySchedule(municipalityId, catalog, by);
    const failures = turn.failures;
    await computeChanged(turn, await placesOf(municipalityId), {
      before: () => Promise.resolve(),
      after: () => Promise.resolve(),
    });
    if (turn.failures > failures) return;
    for (const { _id, revision } of own) await markCatalogTaken(_id, revision);
    const mine = versions.filter((one) => one.municipalityId === municipalityId);
    await markVersionsTaken(mine.map(({ _id }) => _id));
  });
}

/** Every organization and period of which indicators could say anything, each once. */
async function placesOf(municipalityId: string): Promise<Changed[]> {
  const asked = (await campaignsOf(municipalityId, {})).flatMap(({ period, expected }) =>
    expected.map(({ organizationId }) => ({ municipalityId, organizationId, period })),
  );
  const reported = (await reportedPlaces(municipalityId)).map(({ organizationId, period }) => ({
    municipalityId,
    organizationId,
    period,
  }));
  const places = [...asked, ...reported];
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
