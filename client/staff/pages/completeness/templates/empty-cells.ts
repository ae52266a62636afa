import type { FillResult } from '../../../../../server/completeness/bound-template.schema.ts';

type Empty = FillResult['empty'][number];

/** Cells of one organization that stay empty for the same reason. */
export interface EmptyCells extends Pick<Empty, 'sheet' | 'about' | 'why' | 'reason'> {
  /** What was to stand in them, each once. */
  titles: string[];
  addresses: string[];
}

/** A school that has not handed in leaves a whole row empty: that is one thing to know, not ten. */
export function together(empty: readonly Empty[]): EmptyCells[] {
  const groups = new Map<string, EmptyCells>();
  for (const { sheet, about, why, reason, title, address } of empty) {
    const key = JSON.stringify([sheet, about, why, reason]);
    const group = groups.get(key) ?? { sheet, about, why, reason, titles: [], addresses: [] };
    groups.set(key, group);
    group.addresses.push(address);
    if (title !== '' && !group.titles.includes(title)) group.titles.push(title);
  }
  return [...groups.values()];
}
