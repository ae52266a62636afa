import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublic, makeCheckLink } from '../../server/evidence/link-check.ts';

describe('an address is public', () => {
  it.each([
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.16.0.1', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['8.8.8.8', true],
    ['::1', false],
    ['::', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001:db8::1', false],
    ['2a02:6b8::2:242', true],
  ])('%s: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function site(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a link', () => {
  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://2130706433/',
    'http://0x7f.1/',
    'file:///etc/passwd',
    'http://user:password@8.8.8.8/',
    'http://8.8.8.8:6379/',
  ])('of this server’s own network is not asked: %s', async (url) => {
    expect(await makeCheckLink()(url)).toEqual({
      state: 'unknown',
      status: null,
      why: 'notPublic',
    });
  });

  it('does not lead inside by a redirect', async () => {
    let asked = 0;
    const inside = await site((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    const outside = await site((_request, response) => {
      response.writeHead(302, { location: inside }).end();
    });
    const port = Number(new URL(outside).port);
    const check = makeCheckLink({ isAllowed: (_address, to) => to === port });
    expect(await check(outside)).toMatchObject({ state: 'unknown', why: 'notPublic' });
    expect(asked).toBe(0);
  });

  const anywhere = makeCheckLink({ isAllowed: () => true, timeoutMs: 400 });
  it.each<[string, RequestListener, object]>([
    ['opens', (_, to) => to.end('page'), { state: 'opens', status: 200, why: null }],
    ['is gone', (_, to) => to.writeHead(404).end(), { state: 'fails', status: 404 }],
    ['asks for a password', (_, to) => to.writeHead(401).end(), { state: 'unknown', status: 401 }],
    ['is broken', (_, to) => to.writeHead(500).end(), { state: 'unknown', status: 500 }],
    [
      'answers no HEAD',
      ({ method }, to) => to.writeHead(method === 'HEAD' ? 405 : 206).end('x'),
      { state: 'opens', status: 206 },
    ],
    [
      'leads on and on',
      (_, to) => to.writeHead(301, { location: '/again' }).end(),
      { state: 'unknown', why: 'redirects' },
    ],
    ['is silent', () => undefined, { state: 'unknown', why: 'timeout' }],
    ['breaks off', ({ socket }) => socket.destroy(), { state: 'unknown', why: 'unreachable' }],
  ])('%s', async (_, answer, expected) => {
    expect(await anywhere(await site(answer))).toMatchObject(expected);
  });

  it('keeps no more than the head of a page without an end', async () => {
    const endless = await site((_request, response) => {
      // It says that more is to come and never ends.
      response.writeHead(200, { 'content-length': String(2 ** 40) });
      response.flushHeaders();
      response.write('x'.repeat(65_536));
    });
    expect(await anywhere(endless)).toMatchObject({ state: 'opens' });
  });
});
