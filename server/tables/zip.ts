import { promisify } from 'node:util';
import { inflateRaw, inflateRawSync } from 'node:zlib';
import { makeZip } from './zip-write.ts';

/** The file is no archive that can be trusted: damaged, encrypted or of an unknown packing. */
export class BrokenZip extends Error {}

/** The archive holds more than the reader is willing to unpack. */
export class LargeZip extends Error {}

interface Entry {
  name: string;
  method: number;
  flags: number;
  crc: number;
  packed: number;
  /** As the archive says; not to be believed before it is unpacked. */
  unpacked: number;
  offset: number;
}

const endSize = 22;
const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;

/** Where the list of files is: the archive's last record, possibly followed by a comment. */
function findEnd(file: Buffer): number {
  const earliest = Math.max(0, file.length - endSize - 0xffff);
  for (let at = file.length - endSize; at >= earliest; at -= 1) {
    if (file.readUInt32LE(at) === signature.end) return at;
  }
  throw new BrokenZip();
}

function listEntries(file: Buffer): Entry[] {
  const end = findEnd(file);
  const count = file.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== signature.central) throw new BrokenZip();
    const nameSize = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameSize),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      unpacked: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameSize + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** A file of the archive as it lies there, packed or not. */
function packedOf(file: Buffer, entry: Entry): Buffer {
  const { offset, packed, method, flags } = entry;
  const encrypted = (flags & 1) === 1;
  if (encrypted || file.readUInt32LE(offset) !== signature.local) throw new BrokenZip();
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const content = file.subarray(start, start + packed);
  if (content.length !== packed || (method !== 0 && method !== 8)) throw new BrokenZip();
  return content;
}

// What the archive says of its sizes is not believed: the unpacking itself stops.
const stopAt = (budget: number) => ({ maxOutputLength: Math.max(1, budget) });

function unpackFault(error: unknown): Error {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_BUFFER_TOO_LARGE' ? new LargeZip() : new BrokenZip();
}

function contentOf(file: Buffer, entry: Entry, budget: number): Buffer {
  const content = packedOf(file, entry);
  if (entry.method === 0) {
    if (content.length > budget) throw new LargeZip();
    return content;
  }
  try {
    return inflateRawSync(content, stopAt(budget));
  } catch (error) {
    throw unpackFault(error);
  }
}

/** The names in an archive, to say what kind of file it is. */
export function namesInZip(file: Buffer): string[] {
  return read(() => listEntries(file).map(({ name }) => name));
}

/**
 * What an archive says of its files. The unpacked sizes are claims.
 * @throws BrokenZip
 */
export function claimsOfZip(file: Buffer): { name: string; packed: number; unpacked: number }[] {
  const claim = ({ name, packed, unpacked }: Entry) => ({ name, packed, unpacked });
  return read(() => listEntries(file).map(claim));
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

/**
 * Unpacks every file of an archive beside the event loop, one by one, keeping nothing: whether it
 * is whole and no larger than it says.
 * @throws BrokenZip, LargeZip (as soon as a file is larger than the archive says)
 */
export async function tryZip(file: Buffer): Promise<void> {
  const parts = read(() =>
    listEntries(file).map((entry) => ({ entry, part: packedOf(file, entry) })),
  );
  for (const { entry, part } of parts) {
    if (entry.method === 0) {
      if (part.length > entry.unpacked) throw new LargeZip();
      continue;
    }
    await inflate(part, stopAt(entry.unpacked)).catch((error: unknown) => {
      throw unpackFault(error);
    });
  }
}

/**
 * A copy of an archive with the wanted files only, unpacked: whoever reads it further cannot be
 * made to unpack more than `limit` bytes.
 *
 * @throws BrokenZip, LargeZip (before more than `limit` bytes were unpacked)
 */
export function keepOfZip(file: Buffer, wanted: (name: string) => boolean, limit: number): Buffer {
  return read(() => {
    const kept: [string, Buffer][] = [];
    let budget = limit;
    for (const entry of listEntries(file)) {
      if (!wanted(entry.name)) continue;
      const content = contentOf(file, entry, budget);
      budget -= content.length;
      kept.push([entry.name, content]);
    }
    return makeZip(kept, { pack: false });
  });
}

/**
 * Every file of an archive by its name, unpacked, in the archive's order.
 * @throws BrokenZip, LargeZip (before more than `limit` bytes were unpacked)
 */
export function filesOfZip(file: Buffer, limit: number): Map<string, Buffer> {
  return read(() => {
    let budget = limit;
    return new Map(
      listEntries(file).map((entry) => {
        const content = contentOf(file, entry, budget);
        budget -= content.length;
        return [entry.name, content];
      }),
    );
  });
}

/** Reading past the end of a damaged file is a RangeError of the buffer. */
function read<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof RangeError ? new BrokenZip() : error;
  }
}
