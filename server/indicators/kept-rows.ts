import { createHash } from 'node:crypto';
import type { PipelineStage } from 'mongoose';
import type { Campaign } from '../campaigns/model.ts';
import { aggregateResponses } from '../responses/model.ts';
import { stepsOf } from '../responses/steps.ts';
import { readKept, writeKept } from './kept-rows.model.ts';
import type { PassRow } from './row-pipeline.ts';

/** Responses to one version of a form by one organization in one period. */
export interface OwnResponses {
  municipalityId: string;
  organizationId: string;
  period: string;
  formKey: string;
  formVersion: number;
  /** The campaigns that asked that version then. */
  campaigns: readonly Pick<Campaign, '_id'>[];
}

/** With more rows than this, keeping them costs more than it saves. */
const mostRows = 1000;

/**
 * Runs a pass over an organization's responses in the figures. Of those that were read before only
 * the sums are taken, so that it costs the same however many there are. Gives what reading all of
 * them gives: sums of what was kept and of the steps since count as many responses as the steps
 * do, else all are read.
 *
 * @param all what matches all responses that finished steps took in
 * @param pass the pass after its `$match`
 */
export async function runKept(
  of: OwnResponses,
  all: Record<string, unknown>,
  pass: PipelineStage[],
): Promise<PassRow[]> {
  const { municipalityId, organizationId, period, formKey, formVersion } = of;
  const place = { municipalityId, organizationId, period };
  const hash = createHash('sha256').update(JSON.stringify(pass)).digest('base64url');
  const name = JSON.stringify([municipalityId, organizationId, period, formKey, formVersion, hash]);
  const ids = of.campaigns.map(({ _id }) => `${_id}:${organizationId}`);
  const [finished, kept] = await Promise.all([stepsOf(ids), readKept(place, name)]);
  const steps = Object.fromEntries(finished.map(({ campaignId, step }) => [campaignId, step]));
  const responses = finished.reduce((sum, { n }) => sum + n, 0);
  const counted = (rows: readonly PassRow[]) =>
    rows.reduce((sum, { base, responses: own = base }) => sum + own, 0);

  const since = finished.flatMap(({ campaignId, step }) => {
    const from = kept?.steps[campaignId] ?? 0;
    return step > from ? [{ campaignId, step: { $gt: from, $lte: step } }] : [];
  });
  const added = await (kept && since.length > 0
    ? aggregateResponses<PassRow>([
        { $match: { municipalityId, formKey, period, organizationId, formVersion, $or: since } },
        ...pass,
      ])
    : []);
  const readAll = () => aggregateResponses<PassRow>([{ $match: all }, ...pass]);
  const known = kept && addRows([...kept.rows, ...added]);
  const isWhole = known !== null && counted(known) === responses;
  const rows = isWhole ? known : await readAll();
  const worth = rows.length > 0 && rows.length <= mostRows && counted(rows) === responses;
  if (worth && !(isWhole && since.length === 0)) {
    await writeKept({ _id: name, ...place, steps, rows });
  }
  return rows;
}

/** Rows that the pass would not keep apart, put together. */
function addRows(all: readonly PassRow[]): PassRow[] {
  const rows = new Map<string, PassRow>();
  for (const row of all) {
    const key = JSON.stringify([
      ...[row.organizationId, row.part, row.group, row.value],
      ...[row.person ?? null, row.base === 0],
    ]);
    const known = rows.get(key);
    rows.set(key, known ? together(known, row) : row);
  }
  return [...rows.values()];
}

function together(one: PassRow, other: PassRow): PassRow {
  return {
    ...one,
    base: one.base + other.base,
    ...(one.responses === undefined ? {} : { responses: one.responses + (other.responses ?? 0) }),
    day: one.day !== null && (other.day === null || one.day > other.day) ? one.day : other.day,
    sums: one.sums.map((sum, i) => sum + (other.sums[i] ?? 0)),
  };
}
