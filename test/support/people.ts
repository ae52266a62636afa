import type { Role } from '../../server/access.ts';
import { createAccount } from '../../server/people/model.ts';
import type { Organization } from '../../server/organizations/model.ts';
import { testPassword, type TestApp, type Town } from './app.ts';
import type { Person } from './person.ts';

let people = 0;

/** Somebody more than a town has by itself, signed in. */
export async function signInAs(
  app: TestApp,
  { municipalityId }: Town,
  name: string,
  role: Role,
  organizations: readonly Organization[] = [],
): Promise<Person> {
  people += 1;
  const login = `${name}-of-test-${people}`;
  const organizationIds = organizations.map(({ _id }) => _id);
  const membership = { municipalityId, role, organizationIds };
  await createAccount({ login, name, password: testPassword, membership, now: new Date() });
  const person = app.visitor();
  await person.signIn(login, testPassword);
  return person;
}
