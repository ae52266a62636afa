import { system } from './audit/entry.ts';
import { getCampaign, type Campaign } from './campaigns/model.ts';
import { dayIn } from './campaigns/period.ts';
import { markOpeningTaken, staleOpenings } from './catalogs/closed-periods.model.ts';
import { markCatalogTaken, staleCatalogs } from './catalogs/model.ts';
import { markSettingTaken, staleSettings } from './catalogs/settings.model.ts';
import {
  externalElement,
  markNumberTaken,
  recordElements,
  staleNumbers,
} from './elements/model.ts';
import { reportedBy } from './elements/reported.ts';
import { markImportTaken, staleImports } from './external/model.ts';
import { markJudgementTaken, staleJudgements } from './evidence/judgement.model.ts';
import { markEvidenceTaken, staleEvidence } from './evidence/model.ts';
import { elementIdsOf, getVersion, markVersionsTaken, staleVersions } from './forms/model.ts';
import { Remembered } from './indicators/known-now.ts';
import {
  knownPeriods,
  recomputeFrom,
  recomputePeriod,
  refreshValues,
  type Refused,
} from './indicators/compute.ts';
import type { SourceName } from './indicators/reads.ts';
import { getMunicipality } from './municipalities/model.ts';
import { markOrganizationTaken, staleOrganizations } from './organizations/model.ts';
import {
  markRecorded,
  staleDataResponses,
  type DataResponse,
} from './assignments/response.model.ts';
import { markComputed, staleSteps } from './responses/steps.ts';
import { copySchedule } from './schedules/model.ts';
import type { Turn } from './turn.ts';

/** The jobs that bring indicator values up to date: each change says which sources it touched. */

/** One change of data that the values do not hold yet. */
interface Changed {
  municipalityId: string;
  organizationIds: 'all' | readonly string[];
  period: string;
  sources: readonly SourceName[];
}

/**
 * Computes what changed, municipality by municipality and period by period. A mark goes only when
 * the values hold the change.
 */
async function computeChanged<T>(
  turn: Turn,
  items: readonly T[],
  changeOf: (item: T) => Changed | Promise<Changed>,
  { before, after }: { before?: (item: T) => Promise<void>; after: (item: T) => Promise<void> },
): Promise<void> {
  const changes = new Map<
    string,
    { municipalityId: string; all: { item: T; change: Changed }[] }
  >();
  await turn.each(items, async (item) => {
    await before?.(item);
    const change = await changeOf(item);
    const { municipalityId, period } = change;
    const key = JSON.stringify([municipalityId, period]);
    const known = changes.get(key) ?? { municipalityId, all: [] };
    known.all.push({ item, change });
    changes.set(key, known);
  });
  await turn.each([...changes.values()], async ({ municipalityId, all }) => {
    const touches = all.map(({ change }) => change);
    report(turn, municipalityId, await refreshValues(municipalityId, touches));
    for (const { item } of all) await after(item);
  });
}

/** Says in the log which indicators the storage could not compute. */
function report(turn: Turn, municipalityId: string, refused: Refused): void {
  for (const [indicator, error] of refused) {
    const item = { municipalityId };
    turn.log.error({ err: error, indicator, item }, 'indicator not computed');
  }
}

/** The numbers of a campaign that has just asked: none so far, of so many. */
export async function computeAsked(turn: Turn, campaign: Campaign): Promise<void> {
  const { municipalityId, period, formKey } = campaign;
  const sources = await sourcesOfForm(municipalityId, formKey);
  const touch = { period, organizationIds: 'all', sources } as const;
  report(turn, municipalityId, await refreshValues(municipalityId, [touch]));
}

/** What a form may bring: its responses, or the elements that any version of it has. */
async function sourcesOfForm(municipalityId: string, formKey: string): Promise<SourceName[]> {
  const elements = await elementIdsOf(municipalityId, formKey);
  return [`form:${formKey}`, ...elements.map((id): SourceName => `element:${id}`)];
}

/** Brings values up to date with the steps taken. */
export async function computeSteps(turn: Turn): Promise<void> {
  const campaigns = new Remembered<Campaign>(1000);
  await computeChanged(
    turn,
    await staleSteps(),
    async ({ municipalityId, campaignId, organizationId, period }) => {
      const { formKey } = await campaigns.get(campaignId, () =>
        getCampaign(municipalityId, campaignId),
      );
      const sources: SourceName[] = [`form:${formKey}`];
      return { municipalityId, organizationIds: [organizationId], period, sources };
    },
    { after: ({ _id, step }) => markComputed(_id, step) },
  );
}

/**
 * Records what data forms submitted as element values, preliminary until
 * the department accepts it, then brings values up to date.
 */
export async function recordDataForms(turn: Turn): Promise<void> {
  // In the order of their submission, whichever is found first.
  const stale = (await staleDataResponses()).sort((a, b) => submittedAt(a) - submittedAt(b));
  await computeChanged(
    turn,
    stale,
    async ({ municipalityId, organizationId, period, formKey }) => ({
      municipalityId,
      organizationIds: [organizationId],
      period,
      sources: await sourcesOfForm(municipalityId, formKey),
    }),
    {
      before: record,
      after: markRecorded,
    },
  );
}

function submittedAt({ submitted }: DataResponse): number {
  return submitted?.at.getTime() ?? 0;
}

async function record(response: DataResponse): Promise<void> {
  const { municipalityId, organizationId, period, formKey, formVersion, submitted } = response;
  if (!submitted) return;
  const form = await getVersion(municipalityId, formKey, formVersion);
  const { answers, states } = submitted;
  const { timeZone } = await getMunicipality(municipalityId);
  const today = dayIn(timeZone, submitted.at);
  await recordElements({
    municipalityId,
    organizationId,
    period,
    // Of the whole document: its decisions count too, so that a recorder that was overtaken between
    // reading and writing cannot make a final value preliminary again.
    source: { formKey, formVersion, revision: response.revision },
    status: response.accepted ? 'final' : 'preliminary',
    submittedAt: submitted.at,
    values: reportedBy(form, answers, states, today),
  });
}

/** Brings values up to date with what was imported or entered from other systems. */
export async function computeExternal(turn: Turn): Promise<void> {
  await computeChanged(
    turn,
    await staleNumbers(),
    ({ municipalityId, organizationId, period, elementId }) => ({
      municipalityId,
      organizationIds: [organizationId],
      period,
      sources: [`external:${elementId.slice(externalElement('').length)}`],
    }),
    { after: ({ _id, updatedAt }) => markNumberTaken(_id, updatedAt) },
  );
  await computeChanged(
    turn,
    await staleImports(),
    ({ municipalityId, period, tableId, touched }) => ({
      municipalityId,
      organizationIds: touched,
      period,
      sources: [`table:${tableId}`],
    }),
    { after: ({ _id, revision }) => markImportTaken(_id, revision) },
  );
}

/** Brings values up to date with links and verdicts; a conclusion stands beside them as it is. */
export async function takeEvidence(turn: Turn): Promise<void> {
  await computeChanged(
    turn,
    await staleEvidence(),
    ({ municipalityId, organizationId, period, evidenceId }) => ({
      municipalityId,
      organizationIds: [organizationId],
      period,
      sources: [`evidence:${evidenceId}`],
    }),
    { after: ({ _id, revision }) => markEvidenceTaken(_id, revision) },
  );
  await turn.each(await staleJudgements(), ({ _id, revision }) =>
    markJudgementTaken(_id, revision),
  );
}

/**
 * Brings everything up to date with catalogs that were saved, forms that were published and
 * organizations that went to another type or cluster: the schedule, then every period of which
 * anything is known.
 */
export async function recomputeCatalogs(turn: Turn): Promise<void> {
  const catalogs = await staleCatalogs();
  const versions = await staleVersions();
  const organizations = await staleOrganizations();
  const ids = new Set(
    [...catalogs, ...versions, ...organizations].map(({ municipalityId }) => municipalityId),
  );
  const all = [...ids].map((municipalityId) => ({ municipalityId }));
  await turn.each(all, async ({ municipalityId }) => {
    const own = catalogs.filter((one) => one.municipalityId === municipalityId);
    const by = { actor: { ...system, municipalityId }, now: turn.now };
    for (const catalog of own) await copySchedule(municipalityId, catalog, by);
    const periods = (await knownPeriods(municipalityId)).map((period) => ({
      municipalityId,
      period,
    }));
    const done = await turn.each(periods, async ({ period }) => {
      report(turn, municipalityId, await recomputePeriod(municipalityId, period));
    });
    if (done.length < periods.length) return;
    for (const { _id, revision } of own) await markCatalogTaken(_id, revision);
    const mine = versions.filter((one) => one.municipalityId === municipalityId);
    await markVersionsTaken(mine.map(({ _id }) => _id));
    for (const one of organizations) {
      if (one.municipalityId === municipalityId) await markOrganizationTaken(one._id, one.stale);
    }
  });
}

/** Brings periods up to date whose settings were changed or that were opened again. */
export async function recomputePeriods(turn: Turn): Promise<void> {
  const changed = [
    ...(await staleSettings()).map((one) => ({ ...one, taken: markSettingTaken })),
    ...(await staleOpenings()).map((one) => ({ ...one, taken: markOpeningTaken })),
  ];
  const places = new Map<string, typeof changed>();
  for (const one of changed) {
    const key = JSON.stringify([one.municipalityId, one.period]);
    places.set(key, [...(places.get(key) ?? []), one]);
  }
  await turn.each([...places.values()], async (all) => {
    const [first] = all;
    if (!first) return;
    const { municipalityId, period } = first;
    report(turn, municipalityId, await recomputeFrom(municipalityId, period));
    for (const { _id, revision, taken } of all) await taken(_id, revision);
  });
}
