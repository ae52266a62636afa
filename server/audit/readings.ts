import type { AuditRecord } from './model.ts';

/** A line of the log as its reader gets it. */
export interface ReadLine extends Pick<AuditRecord, '_id' | 'at' | 'action' | 'subject'> {
  before?: unknown;
  after?: unknown;
  /** What was changed is not for the reader yet; that it was, is. */
  withheld?: true;
}

type Reading = <Line extends ReadLine>(municipalityId: string, lines: Line[]) => Promise<Line[]>;

const readings = new Map<string, Reading>();

/**
 * Declares how lines about one kind of thing are read: not all that is kept in the log is for those
 * who read it at any time. Known by the noun that writes such lines.
 */
export function readLines(kind: string, reading: Reading): void {
  readings.set(kind, reading);
}

/** Lines as they may be read now, in their order. */
export async function asRead<Line extends ReadLine>(
  municipalityId: string,
  lines: readonly Line[],
): Promise<Line[]> {
  const read = new Map<string, Line>();
  for (const kind of new Set(lines.map(({ subject }) => subject.kind))) {
    const own = lines.filter(({ subject }) => subject.kind === kind);
    const told = (await readings.get(kind)?.(municipalityId, own)) ?? own;
    for (const line of told) read.set(line._id, line);
  }
  return lines.flatMap(({ _id }) => read.get(_id) ?? []);
}
