import type autocannon from 'autocannon';
import { startTestEngine } from '../test/support/engine.ts';
import { submission } from './form.ts';
import { load, startSide } from './load.ts';
import { alternate, compare, type Bench, type Measurement } from './measure.ts';

/** Submissions, each with an id of its own. */
function submissions(): autocannon.Request {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' }).format(new Date());
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    setupRequest: (request) => ({ ...request, body: JSON.stringify(submission(today)) }),
  };
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
          const { perSecond, p99: slow } = await load(ours, submissions());
          p99.ours.push(slow);
          return perSecond;
        },
        bare: async () => {
          const { perSecond, p99: slow } = await load(bare, submissions());
          p99.bare.push(slow);
          return perSecond;
        },
        core: async () => (await load(core, submissions())).perSecond,
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
