import { createContext, useContext } from 'react';
import type { Person } from './session.ts';

const PersonContext = createContext<Person | null>(null);

export const PersonProvider = PersonContext.Provider;

/** The signed-in person; only inside the shell, which is drawn for signed-in people alone. */
export function usePerson(): Person {
  const person = useContext(PersonContext);
  if (!person) throw new Error('usePerson is called outside the shell');
  return person;
}

/** Whether the signed-in person may do something, `noun.verb`. */
export function useCan(): (permission: string) => boolean {
  const { permissions } = usePerson();
  return (permission) => permissions.includes(permission);
}
