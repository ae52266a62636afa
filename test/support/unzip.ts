import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const endSize = 22;
const entrySize = 46;
const stored = 0;

/** The texts of a ZIP file's entries by their names: office documents are such files. */
export function unzip(file: Buffer): Map<string, string> {
  let end = file.length - endSize;
  while (end >= 0 && file.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < 0) throw new Error('this is not a ZIP file');
  const entries = new Map<string, string>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const method = file.readUInt16LE(at + 10);
    const size = file.readUInt32LE(at + 20);
    const local = file.readUInt32LE(at + 42);
    const path = file.toString('utf8', at + entrySize, at + entrySize + (name ?? 0));
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(from, from + size);
    entries.set(path, (method === stored ? bytes : inflateRawSync(bytes)).toString('utf8'));
    at += entrySize + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}
