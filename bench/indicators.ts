import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import mongoose from 'mongoose';
import { recomputePeriod } from '../server/indicators/compute.ts';
import type { IndicatorDetail } from '../server/indicators/schema.ts';
import { startTestApp } from '../test/support/app.ts';
import { linksOf, tokenOf } from '../test/support/make.ts';
import { runHandPipeline } from './hand-pipeline.ts';
import { makeMany, period, type Many } from './many.ts';
import { alternate, compare, median, type Bench, type Measurement } from './measure.ts';

const organizations = 300;
const few = 10_000;
/** BENCH_RESPONSES: fewer of them to try the bench itself. */
const many = Number(process.env.BENCH_RESPONSES ?? 1_000_000);
const answers = 15;
/** How often the stored value is looked at. */
const lookMs = 4;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Both sides must have come to the same numbers, or the comparison says nothing. */
async function checkAgreement({ town, keys, catalogId }: Many): Promise<void> {
  const db = mongoose.connection.getClient().db(mongoose.connection.name);
  const hand = await db.collection('benchTotals').findOne({});
  const own = await db
    .collection('indicatorValues')
    .find({
      municipalityId: town.municipalityId,
      catalogId,
      scope: 'municipality',
      period,
      part: '',
    })
    .toArray();
  const byKey = new Map(own.map((row) => [String(row.indicatorKey), row]));
  for (const key of keys) {
    const [, kind, mark] = /^bench\.(content|mean)_(.*)$/.exec(key) ?? [];
    if (!mark) continue;
    const row = byKey.get(key);
    const expected = [
      hand?.[kind === 'mean' ? `sum_${mark}` : `good_${mark}`],
      hand?.[`n_${mark}`],
    ];
    if (row?.numerator !== expected[0] || row?.denominator !== expected[1]) {
      throw new Error(
        `${key}: ${row?.numerator}/${row?.denominator}, by hand ${expected.join('/')}`,
      );
    }
  }
}

/** Twenty indicators for every organization against the same numbers by hand. */
async function computing(at: Many): Promise<Measurement> {
  const { municipalityId } = at.town;
  const figures = await alternate({
    ours: () => timed(() => recomputePeriod(municipalityId, period)),
    hand: () => timed(() => runHandPipeline(at)),
  });
  await checkAgreement(at);
  return compare(
    'indicators20.vsHandPipeline',
    'мс',
    { words: '20 показателей по 300 организациям', figures: figures.ours },
    { words: 'конвейер, написанный вручную', figures: figures.hand },
  );
}

/**
 * From an acknowledged answer to the moment at which the municipality's stored value holds it, the
 * jobs running in their order. What they do after that (the log, sweeps) nobody waits for; it is
 * over before the next answer. The value is looked for every few milliseconds, so that a figure is
 * rather too high than too low.
 */
async function answering(at: Many): Promise<Measurement> {
  const { app, town, campaignId, catalogId } = at;
  const { municipalityId } = town;
  const links = await linksOf(town, campaignId);
  const token = tokenOf(links[0]);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Vladivostok' }).format(
    new Date(),
  );
  const indicatorKey = 'bench.mean_overall';
  const place = { municipalityId, catalogId, indicatorKey, scope: 'municipality', period };
  const db = mongoose.connection.getClient().db(mongoose.connection.name);
  const counted = async () => Number((await db.collection('indicatorValues').findOne(place))?.n);
  const figures: number[] = [];
  for (let i = 0; i < answers + 1; i += 1) {
    const before = await counted();
    const reply = await app.visitor().post(`/api/answer/${token}`, {
      id: randomUUID(),
      formVersion: 1,
      today,
      answers: { stage: 'basic', teaching: 5, overall: 1 + (i % 5) },
    });
    if (reply.status !== 201) throw new Error(reply.text);
    const start = performance.now();
    const done = { jobs: false };
    const jobs = app.runJobs().finally(() => (done.jobs = true));
    let held = false;
    while (!held && !done.jobs) {
      await setTimeout(lookMs);
      held = (await counted()) === before + 1;
    }
    const took = performance.now() - start;
    await jobs;
    if ((await counted()) !== before + 1) throw new Error('The answer did not reach the value');
    // The first warms up.
    if (i > 0) figures.push(took);
  }
  const shown = await town.asIrina.get(`/api/indicators/${indicatorKey}?period=${period}`);
  if (shown.json<IndicatorDetail>().indicator.value?.n !== (await counted())) {
    throw new Error('The page does not show what is stored');
  }
  const value = median(figures);
  return {
    name: 'answerToValue.medianMs',
    ratio: value / 100,
    spread: 0,
    unit: 'мс',
    value,
    of: 'от ответа до значения муниципалитета',
    against: 'предел 100 мс',
    n: figures.length,
  };
}

/** What an indicator's page reads, with many responses stored and with few. */
async function reading(large: Many, small: Many): Promise<Measurement> {
  const read = (at: Many) => () =>
    timed(async () => {
      for (const key of at.keys.slice(0, 10)) {
        await at.town.asIrina.get(`/api/indicators/${key}?period=${period}`);
      }
      await at.town.asIrina.get(`/api/indicators?period=${period}`);
    });
  const figures = await alternate({ large: read(large), small: read(small) });
  return compare(
    'page.costGrowth',
    'мс',
    {
      words: `страницы показателей при ${many.toLocaleString('ru')} ответов`,
      figures: figures.large,
    },
    { words: `при ${few.toLocaleString('ru')} ответов`, figures: figures.small },
  );
}

/** Computing and reading indicators over a million responses of 300 organizations. */
export const indicatorBench: Bench = {
  names: ['indicators20.vsHandPipeline', 'answerToValue.medianMs', 'page.costGrowth'],
  async run(): Promise<Measurement[]> {
    const app = await startTestApp();
    try {
      const large = await makeMany(app, many, organizations);
      const small = await makeMany(app, few, organizations);
      const computed = await computing(large);
      await recomputePeriod(small.town.municipalityId, period);
      const grown = await reading(large, small);
      return [computed, await answering(large), grown];
    } finally {
      await app.stop();
    }
  },
};
