import mongoose, { Schema } from 'mongoose';
import type { Remembered } from './import/recognise.ts';

interface Pair {
  key: string;
  means: string;
}

/** What people have said of a table's files, so that next year nobody is asked again. */
interface ExternalMapping {
  /** Municipality and table: one document each. */
  _id: string;
  municipalityId: string;
  tableId: string;
  headings: Pair[];
  values: (Pair & { column: string })[];
  organizations: Pair[];
}

const schema = new Schema<ExternalMapping>(
  {
    _id: { type: String, required: true },
    municipalityId: { type: String, required: true },
    tableId: { type: String, required: true },
    headings: { type: [Schema.Types.Mixed], default: [] },
    values: { type: [Schema.Types.Mixed], default: [] },
    organizations: { type: [Schema.Types.Mixed], default: [] },
  } as never,
  { collection: 'externalMappings', versionKey: false },
);
schema.index({ municipalityId: 1 });

const Mappings = mongoose.model('ExternalMapping', schema);

/** More is not remembered: oldest answers go first. */
const most = 3000;

/**
 * What is remembered of a table. An organization's name or code in one system is the same in all
 * its tables, so that other tables' answers help too; the table's own go first.
 */
export async function rememberedOf(municipalityId: string, tableId: string): Promise<Remembered> {
  const all = await Mappings.find({ municipalityId }).lean();
  const own = all.find((one) => one.tableId === tableId);
  const map = (pairs: readonly Pair[] = []) =>
    new Map(pairs.map(({ key, means }) => [key, means] as const));
  const values = new Map<string, Map<string, string>>();
  for (const { column, key, means } of own?.values ?? []) {
    values.set(column, (values.get(column) ?? new Map<string, string>()).set(key, means));
  }
  const others = all.filter((one) => one !== own).flatMap(({ organizations }) => organizations);
  return {
    headings: map(own?.headings),
    values,
    organizations: map([...others, ...(own?.organizations ?? [])]),
  };
}

/** Adds to what is remembered; a later answer replaces an earlier one. Safe to repeat. */
export async function remember(
  municipalityId: string,
  tableId: string,
  said: Pick<ExternalMapping, 'headings' | 'values' | 'organizations'>,
): Promise<void> {
  const _id = `${municipalityId}:${tableId}`;
  const before = await Mappings.findOne({ _id, municipalityId }).lean();
  const add = <T extends Pair>(
    old: readonly T[] = [],
    now: readonly T[],
    name: (of: T) => string,
  ) => {
    const replaced = new Set(now.map(name));
    return [...old.filter((one) => !replaced.has(name(one))), ...now].slice(-most);
  };
  const byKey = ({ key }: Pair) => key;
  await Mappings.updateOne(
    { _id },
    {
      $set: {
        municipalityId,
        tableId,
        headings: add(before?.headings, said.headings, byKey),
        values: add(before?.values, said.values, ({ column, key }) => `${column} ${key}`),
        organizations: add(before?.organizations, said.organizations, byKey),
      },
    },
    { upsert: true },
  );
}
