import { Problem } from '../problem.ts';
import { filesOfZip } from '../tables/zip.ts';
import { makeZip } from '../tables/zip-write.ts';
import { computeOnOpening, fillSheet, forgetResults, type CellFill } from './sheet-xml.ts';

const unpackedLimit = 96 * 1024 * 1024;
const book = 'xl/workbook.xml';

/**
 * A workbook with some cells filled, by sheet and address. Everything else stays as it is.
 * @throws Problem table.broken for a file that is not put together as workbooks are
 */
export function fillWorkbook(
  file: Buffer,
  fills: ReadonlyMap<string, ReadonlyMap<string, CellFill>>,
): Buffer {
  const parts = filesOfZip(file, unpackedLimit);
  const textOf = (path: string) => parts.get(path)?.toString('utf8');
  const workbook = textOf(book);
  const links = textOf('xl/_rels/workbook.xml.rels');
  if (workbook === undefined || links === undefined) throw new Problem('table.broken');
  const paths = sheetPaths(workbook, links);
  for (const [name, cells] of fills) {
    const path = paths.get(name);
    const xml = path === undefined ? undefined : textOf(path);
    const filled = xml === undefined ? null : fillSheet(xml, cells);
    if (path === undefined || filled === null) throw new Problem('table.broken');
    parts.set(path, Buffer.from(filled, 'utf8'));
  }
  for (const path of paths.values()) {
    const xml = textOf(path);
    if (xml !== undefined) parts.set(path, Buffer.from(forgetResults(xml), 'utf8'));
  }
  parts.set(book, Buffer.from(computeOnOpening(workbook), 'utf8'));
  return makeZip(parts);
}

/** Where each sheet lies in the archive, by its name. */
function sheetPaths(workbook: string, links: string): Map<string, string> {
  const targets = new Map(
    [...links.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([link]) => [
      attribute(link, 'Id'),
      attribute(link, 'Target'),
    ]),
  );
  return new Map(
    [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([sheet]): [string, string][] => {
      const target = targets.get(attribute(sheet, '(?:\\w+:)?id'));
      if (target === undefined) return [];
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      return [[unescaped(attribute(sheet, 'name')), path]];
    }),
  );
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
