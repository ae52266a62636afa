import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import type { Ready } from './sides/side.ts';

const connections = 32;
const seconds = 4;

export interface Load {
  perSecond: number;
  p99: number;
}

/** Sends requests to one address for a few seconds; anything but an acknowledgement is an error. */
export async function load(url: string, request: autocannon.Request): Promise<Load> {
  const result = await autocannon({
    ...{ url, connections, duration: seconds },
    requests: [request],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return { perSecond: result['2xx'] / result.duration, p99: result.latency.p99 };
}

/** Starts one side in a process of its own; it ends when it is let go of. */
export async function startSide<R extends Ready>(
  name: string,
  uri: string,
): Promise<R & { child: ChildProcess }> {
  const module = fileURLToPath(new URL(`sides/${name}.ts`, import.meta.url));
  const child = fork(module, [uri], { execArgv: ['--import', 'tsx'] });
  const ready = await new Promise<R>((resolve, reject) => {
    child.once('message', (told) => {
      resolve(told as R);
    });
    child.once('exit', () => {
      reject(new Error(`The side ${name} did not start`));
    });
  });
  return { ...ready, child };
}
