import type { FieldView } from '../../../../server/assignments/schema.ts';

export interface Writer {
  by: string;
  /** Fields that stand as this person left them. */
  count: number;
  /** When the last of them was written. */
  at: string;
}

/** Who has filled a form in, whoever wrote most of it first. */
export function writersOf(fields: readonly FieldView[]): Writer[] {
  const writers = new Map<string, Writer>();
  for (const { by, at, answer, state } of fields) {
    if (answer === undefined && !state) continue;
    const known = writers.get(by);
    const last = known && known.at > at ? known.at : at;
    writers.set(by, { by, count: (known?.count ?? 0) + 1, at: last });
  }
  return [...writers.values()].sort((a, b) => b.count - a.count || a.by.localeCompare(b.by));
}
