import type { MethodResult } from '../../catalogs/methods/method.ts';
import { readResult, writeResult, type StoredResult } from './computed.model.ts';
import {
  isWithin,
  readRows,
  replaceValues,
  sumOrganizations,
  type PeriodPlace,
  type Replacement,
  type ValueRow,
  type Within,
} from './model.ts';
import { sumRows, type OrganizationSums } from './sums.ts';

/** What a method gave for one period, and how fresh the data behind it is. */
export interface ListResult {
  result: MethodResult;
  freshAt: string | null;
}

/**
 * The values of one period while they are computed: in the storage, where only what a change
 * touches is read and written, or in memory, where all are made anew. The computing is the same.
 */
export interface Sheet {
  readonly place: PeriodPlace;
  /** Makes some values those given. */
  put(within: Within, rows: readonly ValueRow[]): Promise<void>;
  /** The same for several at once. */
  putAll(...all: readonly Replacement[]): Promise<void>;
  rows(within: Within): Promise<ValueRow[]>;
  /** Values of an earlier period, as they are stored. */
  earlier(period: string, within: Within): Promise<ValueRow[]>;
  /** Sums over organizations, but for those whose rows are at hand. */
  sums(keys: readonly string[], except?: readonly string[]): Promise<OrganizationSums[]>;
  putResult(computedId: string, result: ListResult | null): Promise<void>;
  result(computedId: string, period: string): Promise<ListResult | null>;
}

/** Which periods are closed, each with the catalog edition whose values stand. */
export type ClosedEditions = ReadonlyMap<string, string>;

/** Where the values of another period stand. */
function placeAt(place: PeriodPlace, period: string, closed: ClosedEditions): PeriodPlace {
  return { ...place, period, catalogId: closed.get(period) ?? place.catalogId };
}

/** The stored values themselves. */
export function storedSheet(place: PeriodPlace, closed: ClosedEditions): Sheet {
  return {
    place,
    put: (within, rows) => replaceValues(place, { within, rows }),
    putAll: (...all) => replaceValues(place, ...all),
    rows: (within) => readRows(place, within),
    earlier: (period, within) => readRows(placeAt(place, period, closed), within),
    sums: (keys, except) => sumOrganizations(place, keys, except),
    putResult: (computedId, result) => writeResult(place, computedId, result),
    result: async (computedId, period) =>
      present(await readResult(placeAt(place, period, closed), computedId)),
  };
}

function present(stored: StoredResult | null): ListResult | null {
  return stored && { result: stored.result, freshAt: stored.freshAt };
}

/** Values made anew in memory; earlier periods are read as they are stored. */
export interface DraftSheet extends Sheet {
  /** Everything that was put. */
  readonly all: readonly ValueRow[];
  readonly results: ReadonlyMap<string, ListResult | null>;
}

/** An empty period in memory. */
export function draftSheet(place: PeriodPlace, closed: ClosedEditions): DraftSheet {
  const byKey = new Map<string, ValueRow[]>();
  const results = new Map<string, ListResult | null>();
  const rowsOf = (keys: Iterable<string>) =>
    [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
  const keysOf = ({ units }: Within) => units.map(({ key }) => key);
  const put = ({ within, rows }: Replacement) => {
    const replaced = isWithin(within);
    for (const key of new Set(keysOf(within))) {
      const kept = byKey.get(key)?.filter((row) => !replaced(row));
      if (kept) byKey.set(key, kept);
    }
    for (const row of rows) {
      const known = byKey.get(row.indicatorKey);
      if (known) known.push(row);
      else byKey.set(row.indicatorKey, [row]);
    }
  };
  return {
    place,
    get all() {
      return [...byKey.values()].flat();
    },
    results,
    put(within, rows) {
      put({ within, rows });
      return Promise.resolve();
    },
    putAll(...all) {
      all.forEach(put);
      return Promise.resolve();
    },
    rows: (within) => Promise.resolve(rowsOf(keysOf(within)).filter(isWithin(within))),
    earlier: (period, within) => readRows(placeAt(place, period, closed), within),
    sums(keys, except = []) {
      const own = rowsOf(keys).filter(
        ({ scope, scopeId }) => scope === 'organization' && !except.includes(scopeId),
      );
      return Promise.resolve(sumRows(own));
    },
    putResult(computedId, result) {
      results.set(computedId, result);
      return Promise.resolve();
    },
    async result(computedId, period) {
      if (period === place.period) return results.get(computedId) ?? null;
      return present(await readResult(placeAt(place, period, closed), computedId));
    },
  };
}
