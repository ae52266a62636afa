import { normalName, partsOf } from './names.ts';
import type { Entity } from './registry.ts';
import type { Row } from './rows.ts';

export type Match =
  | { kind: 'known'; entity: Entity }
  | { kind: 'none' }
  /** The code says one organization, the name another. */
  | { kind: 'torn'; byCode: Entity; byName: Entity }
  /** One or several that it may be; `fresh`: it may also be a new one. */
  | { kind: 'ask'; candidates: Entity[]; fresh: boolean };

/**
 * Which organization a row is about: by the code, else by a full or short name in which only
 * spelling differs, else by a spelling that somebody has confirmed. What merely looks like it is
 * asked.
 * @param usual words that stand in many of the names and tell nothing
 */
export function matchRow(row: Row, entities: readonly Entity[], usual: ReadonlySet<string>): Match {
  const { name, shortName, code } = row.values;
  const full = normalName(name ?? '');
  const short = normalName(shortName ?? '');
  const byCode = code ? entities.find(({ values }) => values.code === code) : undefined;
  const sameName = full ? entities.filter((one) => one.is('name') === full) : [];
  if (byCode) {
    const [byName] = sameName.filter((one) => one !== byCode);
    return byName && !sameName.includes(byCode)
      ? { kind: 'torn', byCode, byName }
      : { kind: 'known', entity: byCode };
  }
  if (sameName.length > 0) return one(sameName, false);
  const open = entities.filter((entity) => !entity.hasOtherCode(code));
  const spelled = full ? open.filter(({ spellings }) => spellings.has(full)) : [];
  if (spelled.length > 0) return one(spelled, true);
  const parts = partsOf(name ?? '');
  const crossed = open.filter((entity) => {
    if (full && entity.is('shortName') === full) return true;
    if (!short || (entity.is('shortName') !== short && entity.is('name') !== short)) return false;
    // Two villages each have a «Школа № 3»: their full names tell them apart.
    return entity.isNamedLike(parts);
  });
  if (crossed.length > 0) return one(crossed, true);
  const names = [name, shortName].filter((text) => text !== undefined).map(partsOf);
  const alike = open.filter((entity) => entity.resembles(names, usual));
  return alike.length > 0 ? { kind: 'ask', candidates: alike, fresh: true } : { kind: 'none' };
}

function one(found: Entity[], fresh: boolean): Match {
  const [only] = found;
  return found.length === 1 && only
    ? { kind: 'known', entity: only }
    : { kind: 'ask', candidates: found, fresh };
}
