import mongoose, { type PipelineStage } from 'mongoose';
import { leavesOf } from '../catalogs/compiled-leaves.ts';
import type { RowSource } from '../catalogs/compiled.ts';
import { aggregateRows, type CurrentImport } from '../external/model.ts';
import { aggregateResponses } from '../responses/model.ts';
import { takingSteps } from '../responses/steps.ts';
import type { Asked } from './asked.ts';
import type { Reading, UnitLeaf } from './facts.ts';
import { daysOf } from '../periods.ts';
import type { Plan } from './plan.ts';
import { runKept, type OwnResponses } from './kept-rows.ts';
import { leafName } from './reads.ts';
import { passesOf, passPipeline, type PassRow } from './row-pipeline.ts';
import { leafRowsOf, type LeafRows } from './tally.ts';
import { VersionsRead, type LeavesRead } from './versions-read.ts';

/** Rows of one period as leaves take them, by the leaves' names. */
export interface RowsRead {
  read: LeavesRead;
  /** Leaves that the storage could not compute, with what it said. */
  failed: Map<string, unknown>;
}

/** A leaf as one version of its form is read, and the plan's own leaf that it counts for. */
interface Wanted {
  name: string;
  leaf: RowSource;
}

type Run = (pipeline: PipelineStage[]) => Promise<PassRow[]>;

/**
 * Reads each form's responses once for each version that the period's campaigns asked: every
 * response is read as the version it answered. A version that lacks what a measure needs brings
 * nothing to it.
 */
export async function readFormRows(
  of: Reading,
  wanted: readonly UnitLeaf[],
  plan: Plan,
  asked: Asked,
): Promise<RowsRead> {
  const all = new VersionsRead();
  const failed: RowsRead['failed'] = new Map();
  const taking = await takingSteps(of.municipalityId, of.period);
  for (const { key: formKey, version: newest } of plan.versions) {
    const own = wanted.filter(
      ({ leaf: { source } }) => 'form' in source && source.form === formKey,
    );
    if (own.length === 0) continue;
    const versions = asked.versionsOf(formKey);
    for (const formVersion of versions.length > 0 ? versions : [newest]) {
      const compile = await plan.compilerFor(formKey, formVersion);
      const leaves = own.flatMap(({ unit, leaf, i }): Wanted[] => {
        const compiled = compile(unit.source);
        const counted = compiled && leavesOf(compiled)[i];
        return counted?.from === 'rows' ? [{ name: leafName(leaf), leaf: counted }] : [];
      });
      const match = responsesOf(of, { formKey, formVersion }, taking);
      const campaigns = asked.campaigns.filter(
        (one) => one.formKey === formKey && one.formVersion === formVersion,
      );
      const run = responsesRun(of, { formKey, formVersion, campaigns }, taking);
      const result: RowsRead = { read: new Map(), failed };
      await readPasses(leaves, match, of.period, result, run);
      all.add(result.read, new Map(leaves.map(({ name, leaf }) => [name, leaf])));
    }
  }
  return { read: all.read, failed };
}

/** A measure that takes longer is given up: others wait for their turn. */
const longestOfOne = 10_000;
const longestOfAll = 45_000;

/** A few organizations are read one by one, each from what is kept of it. */
const few = 5;

function responsesRun(
  of: Reading,
  form: Pick<OwnResponses, 'formKey' | 'formVersion' | 'campaigns'>,
  taking: readonly unknown[],
): Run {
  const { municipalityId, period, organizationIds } = of;
  if (organizationIds === 'all' || organizationIds.length > few || taking.length > 0) {
    const longest = organizationIds === 'all' ? longestOfAll : longestOfOne;
    return (pipeline) => aggregateResponses<PassRow>(pipeline, longest);
  }
  return async ([, ...pass]) => {
    const rows = await Promise.all(
      organizationIds.map((organizationId) => {
        const all = responsesOf({ ...of, organizationIds: [organizationId] }, form, []);
        return runKept({ municipalityId, organizationId, period, ...form }, all, pass);
      }),
    );
    return rows.flat();
  };
}

/** Responses that finished steps have taken into the figures, of one form version. */
function responsesOf(
  { municipalityId, period, organizationIds }: Reading,
  form: { formKey: string; formVersion: number },
  taking: readonly { campaignId: string; organizationId: string; step: number }[],
): Record<string, unknown> {
  return {
    municipalityId,
    formKey: form.formKey,
    period,
    ...whose(organizationIds),
    formVersion: form.formVersion,
    step: { $gt: 0 },
    // What a step that is being taken has marked so far is left out, as in the campaign's results.
    ...(taking.length > 0
      ? {
          $nor: taking.map(({ campaignId, organizationId, step }) => ({
            campaignId,
            organizationId,
            step: { $gt: step },
          })),
        }
      : {}),
  };
}

function whose(organizationIds: Reading['organizationIds']) {
  return organizationIds === 'all' ? {} : { organizationId: { $in: [...organizationIds] } };
}

/** Reads each table's current rows once. */
export async function readTableRows(
  of: Reading,
  wanted: readonly UnitLeaf[],
  imports: readonly CurrentImport[],
): Promise<RowsRead> {
  const result: RowsRead = { read: new Map(), failed: new Map() };
  for (const { tableId, importId, importedAt } of imports) {
    const leaves = wanted.flatMap(({ leaf }): Wanted[] =>
      'table' in leaf.source && leaf.source.table === tableId
        ? [{ name: leafName(leaf), leaf }]
        : [],
    );
    const match = {
      municipalityId: of.municipalityId,
      importId,
      ...whose(of.organizationIds),
    };
    const day = importedAt.toISOString();
    await readPasses(leaves, match, of.period, result, async (pipeline) =>
      // Rows have no day of their own: all came with the import.
      (await aggregateRows<PassRow>(pipeline)).map((row) => ({ ...row, day })),
    );
  }
  return result;
}

/** All leaves in as few passes as can be; when one fails, one by one, to find which cannot be. */
export async function readPasses(
  wanted: readonly Wanted[],
  match: Record<string, unknown>,
  period: string,
  result: RowsRead,
  run: Run,
): Promise<void> {
  const own = new Map(wanted.map((one) => [one.name, one]));
  const read = async (some: readonly Wanted[]) => {
    const names = new Map(some.map(({ name, leaf }) => [leaf, name]));
    const done: [string, Map<string, LeafRows>][] = [];
    for (const pass of passesOf([...names.keys()])) {
      const { pipeline, places } = passPipeline(pass, match, daysOf(period).last);
      const rows = await run(pipeline);
      for (const leaf of pass.leaves) {
        const place = places.get(leaf);
        const name = names.get(leaf);
        if (place && name) done.push([name, leafRowsOf(leaf, pass, place, rows)]);
      }
    }
    for (const [name, rows] of done) result.read.set(name, rows);
  };
  try {
    await read([...own.values()]);
  } catch (error) {
    if (isStorageGone(error)) throw error;
    for (const one of own.values()) {
      try {
        await read([one]);
      } catch (fault) {
        if (isStorageGone(fault)) throw fault;
        result.failed.set(one.name, fault);
      }
    }
  }
}

/** Codes of a server that is stopping, stepping down or out of reach. */
const leaving = new Set<unknown>([6, 7, 89, 91, 189, 9001, 10107, 11600, 11602, 13435, 13436]);

/** The storage answers no more, or is about to stop: no fault of a measure. */
function isStorageGone(error: unknown): boolean {
  const { MongoError, MongoServerError } = mongoose.mongo;
  if (error instanceof MongoServerError) return leaving.has(error.code);
  return error instanceof MongoError;
}
