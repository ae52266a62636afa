import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

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
