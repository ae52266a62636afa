import { looksLike, normalName, partsOf, usualWords } from '../organizations/import/names.ts';
import type { Organization } from '../organizations/model.ts';

type Named = Pick<Organization, '_id' | 'name' | 'shortName' | 'code' | 'spellings'>;

/** Which organization a text names; a likely one is only suggested, never taken. */
interface Recognised {
  known: string | null;
  suggested: string | null;
}

/**
 * Recognises organizations by their names as others write them: the same but for spelling, a code,
 * a spelling confirmed in an import, or what a person has said of this template's names.
 */
export function recogniser(
  organizations: readonly Named[],
  meanings: readonly { name: string; organizationId: string }[],
): (text: string) => Recognised {
  const ids = new Set(organizations.map(({ _id }) => _id));
  const said = new Map(
    meanings
      .filter(({ organizationId }) => ids.has(organizationId))
      .map(({ name, organizationId }) => [normalName(name), organizationId]),
  );
  const byName = new Map<string, Set<string>>();
  for (const { _id, name, shortName, code, spellings = [] } of organizations) {
    for (const text of [name, shortName, code, ...spellings]) {
      const normal = normalName(text);
      if (normal) byName.set(normal, (byName.get(normal) ?? new Set()).add(_id));
    }
  }
  const parts = organizations.map((one) => ({ id: one._id, parts: partsOf(one.name) }));
  const usual = usualWords(organizations.map(({ name }) => name));
  return (text) => {
    const normal = normalName(text);
    const own = said.get(normal);
    if (own !== undefined) return { known: own, suggested: null };
    const [only, ...others] = byName.get(normal) ?? [];
    if (only !== undefined && others.length === 0) return { known: only, suggested: null };
    const asked = partsOf(text);
    const alike = parts.filter((one) => looksLike(asked, one.parts, usual));
    return { known: null, suggested: alike.length === 1 ? (alike[0]?.id ?? null) : null };
  };
}
