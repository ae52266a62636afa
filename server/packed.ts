import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request } from 'express';
import { Raw } from './handle.ts';

const pack = promisify(gzip);

/** A large table as JSON, packed for a reader that takes it so: such tables repeat themselves. */
export async function packedJson(
  value: unknown,
  takes: string | false,
): Promise<{ body: string | Buffer; headers: Record<string, string> }> {
  const text = JSON.stringify(value);
  if (takes !== 'gzip') return { body: text, headers: {} };
  const headers = { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' };
  return { body: await pack(text), headers };
}

/** The same as a route's answer. */
export async function packedAnswer(
  request: Pick<Request, 'acceptsEncodings'>,
  value: object,
): Promise<Raw> {
  const { body, headers } = await packedJson(value, request.acceptsEncodings('gzip'));
  return new Raw('application/json', body, { headers });
}
