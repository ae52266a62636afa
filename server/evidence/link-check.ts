import { lookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIPv6 } from 'node:net';

/**
 * How a published address answers. `opens`; `fails`: there is no such page or site; `unknown`: the
 * site did not let us see (it is slow, asks for a password, refuses machines, has a certificate
 * that this server does not know), or its address is not one of the public web.
 */
export interface LinkCheck {
  state: 'opens' | 'fails' | 'unknown';
  /** The answer's HTTP status, where there was one. */
  status: number | null;
  why: 'noSite' | 'notPublic' | 'redirects' | 'timeout' | 'unreachable' | null;
}

export type CheckLink = (url: string) => Promise<LinkCheck>;

interface Options {
  /** Which addresses may be asked; tests have a site of their own. */
  isAllowed?: (address: string, port: number) => boolean;
  timeoutMs?: number;
}

const inner = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(network, bits, 'ipv4');
}

/** Global unicast without what leads to an IPv4 address in disguise (6to4, Teredo) or nowhere. */
const outer = new BlockList();
outer.addSubnet('2000::', 3, 'ipv6');
const disguised = new BlockList();
disguised.addSubnet('2001::', 23, 'ipv6');
disguised.addSubnet('2001:db8::', 32, 'ipv6');
disguised.addSubnet('2002::', 16, 'ipv6');
disguised.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address is one of the public internet: nothing of ours stands behind it. */
export function isPublic(address: string): boolean {
  if (!isIPv6(address)) return !inner.check(address, 'ipv4');
  return outer.check(address, 'ipv6') && !disguised.check(address, 'ipv6');
}

/** Ports of the web: others belong to services that nobody publishes pages on. */
const webPorts = new Set([80, 443, 8000, 8080, 8443]);
const isPublicWeb = (address: string, port: number) => webPorts.has(port) && isPublic(address);

const mostRedirects = 3;
const noSite = new Set(['ENOTFOUND', 'EAI_NONAME', 'ENODATA']);

class Stop extends Error {
  readonly check: LinkCheck;
  constructor(check: LinkCheck) {
    super(check.why ?? check.state);
    this.check = check;
  }
}

const unknown = (why: LinkCheck['why'], status: number | null = null): LinkCheck => ({
  state: 'unknown',
  status,
  why,
});

/**
 * Makes the check of a link: asks for the head of a page, and where that is not answered for its
 * first bytes. Nothing of a page is kept. The name is resolved here, every address of it must be
 * public, and the connection goes to the address that was looked at, also after a redirect.
 */
export function makeCheckLink(options: Options = {}): CheckLink {
  const { isAllowed = isPublicWeb, timeoutMs = 5_000 } = options;

  const addressOf = async (
    url: URL,
  ): Promise<{ address: string; family: number; port: number }> => {
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    const found = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true });
    const [first] = found;
    if (!first || !found.every(({ address }) => isAllowed(address, port))) {
      throw new Stop(unknown('notPublic'));
    }
    return { ...first, port };
  };

  const ask = async (url: URL, method: 'HEAD' | 'GET', signal: AbortSignal) => {
    if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) {
      throw new Stop(unknown('notPublic'));
    }
    const { address, family } = await addressOf(url);
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(
        url,
        {
          method,
          signal,
          agent: false,
          headers: {
            'User-Agent': 'Mozilla/5.0 (compatible; Pokazatel link check)',
            Accept: '*/*',
            ...(method === 'GET' ? { Range: 'bytes=0-511' } : {}),
          },
          lookup: (_name, wanted, done) => {
            if (wanted.all) done(null, [{ address, family }]);
            else done(null, address, family);
          },
        },
        (response) => {
          // The head is all that is looked at.
          response.destroy();
          resolve(response);
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  };

  const follow = async (url: URL, signal: AbortSignal, left: number): Promise<LinkCheck> => {
    let answer = await ask(url, 'HEAD', signal);
    // Many sites answer a HEAD with an error of their own.
    if ((answer.statusCode ?? 0) >= 400) answer = await ask(url, 'GET', signal);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (status >= 300 && status < 400 && location !== undefined) {
      if (left === 0 || !URL.canParse(location, url)) return unknown('redirects', status);
      return follow(new URL(location, url), signal, left - 1);
    }
    if (status >= 200 && status < 400) return { state: 'opens', status, why: null };
    if (status === 404 || status === 410) return { state: 'fails', status, why: null };
    return unknown(null, status);
  };

  return async (text) => {
    if (!URL.canParse(text)) return unknown('notPublic');
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return await follow(new URL(text), signal, mostRedirects);
    } catch (error) {
      if (error instanceof Stop) return error.check;
      if (signal.aborted) return unknown('timeout');
      const { code } = error as NodeJS.ErrnoException;
      if (code !== undefined && noSite.has(code)) {
        return { state: 'fails', status: null, why: 'noSite' };
      }
      return unknown('unreachable');
    }
  };
}
