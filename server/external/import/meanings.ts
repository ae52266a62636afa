import type { TableDefinition } from '../../../catalogs/dictionary.ts';
import { looksLike, partsOf, usualWords } from '../../organizations/import/names.ts';
import { cellText } from '../../tables/typed.ts';
import { totals } from './plan.ts';
import { keyOf, role, type OpenRows, type Reading } from './reading.ts';
import type { Remembered } from './recognise.ts';

/** An organization as a file may call it. */
export interface Named {
  id: string;
  name: string;
  shortName: string;
  code: string;
  spellings: readonly string[];
}

/** A text of the file, how often it stands there, and what it means. */
export interface Meaning {
  key: string;
  text: string;
  count: number;
  /** Organization id or choice value; null while nobody knows. */
  means: string | null;
  /** Who knows: the name itself, an earlier import, the person just now, nobody. */
  by: 'name' | 'remembered' | 'chosen' | 'nobody';
  /** What it may mean, likeliest first. */
  candidates: string[];
}

/** The texts of the organization column and of the choice columns, by key. */
export interface Texts {
  organizations: Map<string, { text: string; count: number }>;
  values: Map<string, Map<string, { text: string; count: number }>>;
}

/** More different texts than this are no names of organizations and no choices. */
const mostTexts = 5000;

/** Collects what stands in the columns whose texts must mean something. */
export async function textsOf(
  open: OpenRows,
  { columns, header, table }: Pick<Reading, 'columns' | 'header' | 'table'>,
): Promise<Texts> {
  const texts: Texts = { organizations: new Map(), values: new Map() };
  const wanted = columns.flatMap((id, at) => {
    if (id === role.organization) return [{ at, into: texts.organizations }];
    if (table.columns.find((column) => column.id === id)?.type !== 'choice') return [];
    const into = new Map<string, { text: string; count: number }>();
    texts.values.set(id, into);
    return [{ at, into }];
  });
  for await (const { number, cells } of open()) {
    if (header !== null && number <= header + 1) continue;
    for (const { at, into } of wanted) {
      const cell = cells[at];
      const text = typeof cell === 'object' ? '' : cellText(cell);
      if (text === '') continue;
      const known = into.get(keyOf(text));
      if (known) known.count += 1;
      else if (into.size < mostTexts) into.set(keyOf(text), { text, count: 1 });
    }
  }
  return texts;
}

/** Which organizations the texts mean: by what the person says, by name or code, by memory. */
export function organizationMeanings(
  texts: Texts['organizations'],
  organizations: readonly Named[],
  remembered: Remembered['organizations'],
  chosen: ReadonlyMap<string, string | null>,
): Meaning[] {
  const byName = new Map<string, Set<string>>();
  const known = new Set(organizations.map(({ id }) => id));
  for (const { id, name, shortName, code, spellings } of organizations) {
    for (const called of [name, shortName, code, ...spellings]) {
      const key = keyOf(called);
      if (key) byName.set(key, (byName.get(key) ?? new Set()).add(id));
    }
  }
  const usual = usualWords(organizations.map(({ name }) => name));
  const parts = organizations.map(({ id, name, shortName }) => ({
    id,
    called: [partsOf(name), partsOf(shortName)],
  }));
  return [...texts]
    .filter(([, { text }]) => !totals.test(text))
    .map(([key, { text, count }]) => {
      const same = [...(byName.get(key) ?? [])];
      const before = remembered.get(key);
      const told = chosen.get(key);
      if (told !== undefined) {
        const means = told !== null && known.has(told) ? told : null;
        return meaning(key, text, count, means, means === null ? 'nobody' : 'chosen', same);
      }
      const [only] = same;
      if (same.length === 1 && only) return meaning(key, text, count, only, 'name', same);
      if (before !== undefined && known.has(before)) {
        return meaning(key, text, count, before, 'remembered', same);
      }
      const like = partsOf(text);
      const alike = parts
        .filter(({ called }) => called.some((one) => looksLike(like, one, usual)))
        .map(({ id }) => id);
      return meaning(key, text, count, null, 'nobody', same.length > 0 ? same : alike.slice(0, 5));
    });
}

/** Which choice the texts of a column mean. */
export function valueMeanings(
  texts: ReadonlyMap<string, { text: string; count: number }>,
  column: TableDefinition['columns'][number],
  remembered: ReadonlyMap<string, string>,
  chosen: ReadonlyMap<string, string | null>,
): Meaning[] {
  const choices = column.choices ?? [];
  const byName = new Map(
    choices.flatMap(({ value, title }) => [
      [keyOf(value), value],
      [keyOf(title), value],
    ]),
  );
  const known = new Set(choices.map(({ value }) => value));
  return [...texts].map(([key, { text, count }]) => {
    const told = chosen.get(key);
    if (told !== undefined) {
      const means = told !== null && known.has(told) ? told : null;
      return meaning(key, text, count, means, means === null ? 'nobody' : 'chosen', []);
    }
    const same = byName.get(key);
    if (same !== undefined) return meaning(key, text, count, same, 'name', []);
    const before = remembered.get(key);
    if (before !== undefined && known.has(before)) {
      return meaning(key, text, count, before, 'remembered', []);
    }
    const alike = choices
      .filter(({ title }) => keyOf(title).startsWith(key) || key.startsWith(keyOf(title)))
      .map(({ value }) => value);
    return meaning(key, text, count, null, 'nobody', alike);
  });
}

function meaning(
  key: string,
  text: string,
  count: number,
  means: string | null,
  by: Meaning['by'],
  candidates: string[],
): Meaning {
  return { key, text, count, means, by, candidates };
}

/** The known ones, for reading rows. */
export function knownMeanings(list: readonly Meaning[]): Map<string, string> {
  return new Map(list.flatMap(({ key, means }) => (means === null ? [] : [[key, means] as const])));
}
