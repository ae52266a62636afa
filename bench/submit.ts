import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { startTestEngine } from '../test/support/engine.ts';
import { submission } from './form.ts';
import { alternate, compare, type Bench, type Measurement } from './measure.ts';
import type { Ready } from './sides/side.ts';

const connections = 32;
const seconds = 4;

interface Load {
  perSecond: number;
  p99: number;
}

/** Sends submissions to one address for a few seconds; anything but an acknowledgement is an error. */
async function load(url: string): Promise<Load> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' }).format(new Date());
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(submission(today)) }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 };
}

async function startSide(name: string, uri: string): Promise<{ child: ChildProcess; url: string }> {
  const module = fileURLToPath(new URL(`sides/${name}.ts`, import.meta.url));
  const child = fork(module, [uri], { execArgv: ['--import', 'tsx'] });
  const [ready] = (await once(child, 'message')) as [Ready];
  return { child, url: ready.url };
}

/** The validated submission route against a bare insert and against survey-core's validation. */
export const submitBench: Bench = {
  names: ['submit.vsBareInsert', 'submit.vsSurveyCore', 'submit.p99VsBare'],
  async run(): Promise<Measurement[]> {
    const engine = await startTestEngine();
    const sides = await Promise.all(
      ['ours', 'bare', 'survey-core'].map((name) => startSide(name, engine.uri)),
    );
    const [ours, bare, core] = sides.map(({ url }) => url);
    if (!ours || !bare || !core) throw new Error('A side did not start');
    const p99: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    try {
      const figures = await alternate({
        ours: async () => {
          const { perSecond, p99: slow } = await load(ours);
          p99.ours.push(slow);
          return perSecond;
        },
        bare: async () => {
          const { perSecond, p99: slow } = await load(bare);
          p99.bare.push(slow);
          return perSecond;
        },
        core: async () => (await load(core)).perSecond,
      });
      const own = { words: 'проверенный приём ответа', figures: figures.ours };
      const plain = { words: 'голая вставка', figures: figures.bare };
      return [
        compare('submit.vsBareInsert', 'ответов/с', own, plain),
        compare('submit.vsSurveyCore', 'ответов/с', own, {
          words: 'проверка survey-core',
          figures: figures.core,
        }),
        compare(
          'submit.p99VsBare',
          'мс',
          // The first of each is the warm-up.
          { ...own, figures: p99.ours.slice(1) },
          { ...plain, figures: p99.bare.slice(1) },
        ),
      ];
    } finally {
      for (const { child } of sides) child.disconnect();
      await engine.stop();
    }
  },
};
