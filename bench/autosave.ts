import { once } from 'node:events';
import type autocannon from 'autocannon';
import { startTestEngine } from '../test/support/engine.ts';
import { load, startSide } from './load.ts';
import { alternate, compare, type Bench, type Measurement } from './measure.ts';
import type { FormsReady } from './sides/autosave-form.ts';

/** A form that no request is out for, and the version of its field as far as it was told. */
interface Free {
  id: string;
  headers: Record<string, string>;
  version: number;
}

/**
 * Saves of one field, one after another in each form, as people do who leave field after field.
 * What is under way when the time is over is told nobody: its form is not used again.
 */
function saves(free: Free[], { pathOf, bodyOf, versionIn }: Side): autocannon.Request {
  return {
    method: 'PATCH',
    setupRequest: (request, context: { form?: Free }) => {
      const form = free.shift();
      if (!form) throw new Error('There are too few forms');
      context.form = form;
      return {
        ...request,
        headers: { 'content-type': 'application/json', ...form.headers },
        path: pathOf(form.id),
        body: JSON.stringify(bodyOf(form.version)),
      };
    },
    onResponse: (status, body, context: { form?: Free }) => {
      if (status !== 200 || !context.form) return;
      free.push({ ...context.form, version: versionIn(JSON.parse(body)) });
    },
  };
}

interface Side {
  pathOf: (id: string) => string;
  bodyOf: (version: number) => unknown;
  /** The field's version after the save; throws where it was not saved. */
  versionIn: (body: unknown) => number;
}

const product = ({ question }: FormsReady): Side => ({
  pathOf: (id) => `/api/assignments/${id}/fields`,
  bodyOf: (version) => ({
    changes: [{ question, base: version, answer: 100 + (version % 800) }],
    since: version,
  }),
  versionIn: (body) => {
    const [saved] = (body as { saved: { version: number }[] }).saved;
    if (!saved) throw new Error(`Not saved: ${JSON.stringify(body)}`);
    return saved.version;
  },
});

const plain = ({ question }: FormsReady): Side => ({
  pathOf: (id) => `/forms/${id}`,
  bodyOf: (version) => ({ question, base: version, answer: 100 + (version % 800) }),
  versionIn: (body) => (body as { version: number }).version,
});

/** One field of a data form saved by the product against a bare conditional update. */
export const autosaveBench: Bench = {
  names: ['autosave.vsBareUpdate'],
  async run(): Promise<Measurement[]> {
    const engine = await startTestEngine();
    const ours = await startSide<FormsReady>('autosave-ours', engine.uri);
    const bare = await startSide<FormsReady>('autosave-bare', engine.uri);
    const freeOf = ({ forms, version }: FormsReady) =>
      forms.map((one): Free => ({ ...one, version }));
    const free = { ours: freeOf(ours), bare: freeOf(bare) };
    try {
      const figures = await alternate({
        ours: async () => {
          const { perSecond } = await load(ours.url, saves(free.ours, product(ours)));
          // The lines for the log are taken away by a job that is not measured here.
          ours.child.send('collect');
          await once(ours.child, 'message');
          return perSecond;
        },
        bare: async () => (await load(bare.url, saves(free.bare, plain(bare)))).perSecond,
      });
      return [
        compare(
          'autosave.vsBareUpdate',
          'полей/с',
          { words: 'сохранение поля формы данных', figures: figures.ours },
          { words: 'голая условная запись', figures: figures.bare },
        ),
      ];
    } finally {
      ours.child.disconnect();
      bare.child.disconnect();
      await engine.stop();
    }
  },
};
