import mongoose from 'mongoose';
import type { CompiledAggregate, CompiledMeasure, ResponseSource } from '../catalogs/measure.ts';
import { aggregateResponses } from '../responses/model.ts';
import { finishedStepsOf } from '../responses/steps.ts';
import { daysOf } from './periods.ts';
import { responsePipeline, type ResponseTally } from './pipeline.ts';
import { compilerFor, type Asked, type Plan } from './plan.ts';
import type { Fact } from './value.ts';

type ResponseFact = Extract<Fact, { from: 'responses' }>;

/** What responses of one organization say to the aggregates of the plan's measures. */
export interface Tallied {
  facts: ReadonlyMap<CompiledAggregate, ResponseFact>;
  /** Measures that the storage could not compute, with what it said. */
  failed: ReadonlyMap<CompiledMeasure, unknown>;
}

/** One aggregate as a version's responses are read, and the plan's own that it counts for. */
interface Wanted {
  measure: CompiledMeasure;
  counted: CompiledAggregate;
  source: ResponseSource;
}

/** The aggregates that a measure is made of, in a fixed order. */
function aggregatesOf(measure: CompiledMeasure): readonly CompiledAggregate[] {
  if (measure.kind === 'index' || measure.kind === 'external') return [];
  return measure.kind === 'share' ? [measure.of, measure.in] : [measure.of];
}

/**
 * Reads each form's responses once for each version that the period's campaigns asked: every
 * response is read as the version it answered. A version that lacks what a measure needs brings
 * nothing to it.
 */
export async function tallyResponses(
  of: { municipalityId: string; organizationId: string; period: string },
  plan: Plan,
  asked: Asked,
): Promise<Tallied> {
  const facts = new Map<CompiledAggregate, ResponseFact>();
  const failed = new Map<CompiledMeasure, unknown>();
  // Indicators with the same measure share its compiled form.
  const finished = await finishedStepsOf(of);
  const measures = new Map(plan.bound.map(({ measure, source }) => [measure, source]));
  for (const { key: formKey, version: newest } of plan.versions) {
    const versions = asked.versionsOf(formKey);
    for (const formVersion of versions.length > 0 ? versions : [newest]) {
      const compile = await compilerFor(plan, formKey, formVersion);
      const wanted = [...measures].flatMap(([measure, source]): Wanted[] => {
        const compiled = compile(source);
        const sources = compiled ? aggregatesOf(compiled) : [];
        return aggregatesOf(measure).flatMap((counted, i) => {
          const own = sources[i];
          return own?.from === 'responses' && own.form === formKey
            ? [{ measure, counted, source: own }]
            : [];
        });
      });
      if (wanted.length === 0) continue;
      await tallyWanted({ ...of, formKey, formVersion, finished }, wanted, facts, failed);
    }
  }
  return { facts, failed };
}

interface Selected {
  municipalityId: string;
  organizationId: string;
  period: string;
  formKey: string;
  formVersion: number;
  finished?: readonly { campaignId: string; step: number }[];
}

/** All aggregates in one pipeline; when it fails, one by one, to find which could not be done. */
export async function tallyWanted(
  selection: Selected,
  wanted: readonly Wanted[],
  facts: Map<CompiledAggregate, ResponseFact>,
  failed: Map<CompiledMeasure, unknown>,
): Promise<void> {
  const read = async (some: readonly Wanted[]) => {
    const sources = some.map(({ source }) => source);
    const pipeline = responsePipeline(selection, sources, daysOf(selection.period).last);
    const [row] = await aggregateResponses<ResponseTally>(pipeline);
    some.forEach(({ counted }, i) => {
      facts.set(counted, add(facts.get(counted), row, i));
    });
  };
  try {
    await read(wanted);
  } catch (error) {
    if (isStorageGone(error)) throw error;
    for (const one of wanted) {
      try {
        await read([one]);
      } catch (own) {
        if (isStorageGone(own)) throw own;
        failed.set(one.measure, own);
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

function add(
  known: ResponseFact | undefined,
  row: ResponseTally | undefined,
  i: number,
): ResponseFact {
  const before = known ?? { from: 'responses', base: 0, day: null, tally: undefined };
  const tally = row?.tallies[i];
  if (!row || !tally) return before;
  const { day } = before;
  return {
    from: 'responses',
    base: before.base + row.base,
    day: day !== null && day > row.day ? day : row.day,
    tally: { n: (before.tally?.n ?? 0) + tally.n, sum: (before.tally?.sum ?? 0) + tally.sum },
  };
}
