import { useMemo } from 'react';
import type { PersonRow } from '../../../../server/people/schema.ts';
import { useCan } from '../../queries/person.ts';
import { usePeople } from '../../queries/people.ts';

/** Coordinators and heads by organization, as far as the person may see people at all. */
export function useCoordinators(): ReadonlyMap<string, PersonRow[]> {
  const { data } = usePeople(useCan()('person.read'));
  return useMemo(() => {
    const found = new Map<string, PersonRow[]>();
    for (const person of data ?? []) {
      if (person.role !== 'coordinator' && person.role !== 'head') continue;
      if (person.state === 'blocked') continue;
      for (const id of person.organizationIds) {
        found.set(id, [...(found.get(id) ?? []), person]);
      }
    }
    return found;
  }, [data]);
}
