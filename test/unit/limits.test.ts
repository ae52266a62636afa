import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerErrors } from '../../server/errors.ts';
import { limitMisses } from '../../server/limits.ts';

let url: string;
const app = express();
app.use(limitMisses({ points: 3, seconds: 60 }));
app.get('/found', (_request, response) => void response.send('yes'));
app.get('/missing', (_request, response) => void response.status(404).send('no'));
app.use(answerErrors(pino({ level: 'silent' })));
const server = app.listen(0, '127.0.0.1');

beforeAll(async () => {
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = async (path: string) => (await fetch(url + path)).status;

describe('a limit of misses', () => {
  it('lets everybody find as often as they like, and stops who keeps missing', async () => {
    for (let turn = 0; turn < 10; turn += 1) expect(await ask('/found')).toBe(200);
    const misses = [];
    for (let turn = 0; turn < 4; turn += 1) misses.push(await ask('/missing'));
    expect(misses).toEqual([404, 404, 404, 429]);
    const stopped = await fetch(`${url}/found`);
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
