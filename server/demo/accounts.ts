import type { StaffActor } from '../access.ts';
import { addMembership, createAccount } from '../people/model.ts';
import { addPerson } from '../people/people.model.ts';
import type { Demo } from './campaigns.ts';
import { inventedEmail, inventedName, inventedPhone } from './invented.ts';

const password = 'pokazatel-demo';

interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: StaffActor['role'];
  /** Which of the demo municipalities it works in; the first is where it arrives. */
  places: readonly Place[];
  organizations: readonly string[];
  words: string;
}

/** The demo municipalities, in the order in which they are made. */
export const demoPlaces = ['spassk', 'malyshevsky', 'verkhovazhye'] as const;
export type Place = (typeof demoPlaces)[number];

const accounts: readonly Omit<DemoAccount, 'password'>[] = [
  {
    login: 'admin',
    name: 'Орлова Вера Андреевна (демо)',
    role: 'administrator',
    places: ['spassk', 'malyshevsky', 'verkhovazhye'],
    organizations: [],
    words: 'администратор',
  },
  {
    login: 'specialist',
    name: 'Ким Ирина Олеговна (демо)',
    role: 'specialist',
    places: ['spassk', 'malyshevsky', 'verkhovazhye'],
    organizations: [],
    words: 'специалист управления',
  },
  {
    login: 'metodist',
    name: 'Белова Анна Юрьевна (демо)',
    role: 'methodologist',
    places: ['spassk'],
    organizations: [],
    words: 'методист',
  },
  {
    login: 'zarechnaya',
    name: 'Гусева Марина Павловна (демо)',
    role: 'coordinator',
    places: ['spassk'],
    organizations: ['zarechnaya'],
    words: 'ответственный, Заречная школа',
  },
  {
    login: 'parkovaya',
    name: 'Соколов Пётр Ильич (демо)',
    role: 'head',
    places: ['spassk'],
    organizations: ['parkovaya'],
    words: 'руководитель, Парковая школа',
  },
  {
    login: 'kedrovy',
    name: 'Лосева Дарья Ивановна (демо)',
    role: 'coordinator',
    places: ['malyshevsky'],
    organizations: ['school102', 'school110'],
    words: 'ответственный в двух школах, Малышевский округ',
  },
  {
    login: 'rayon',
    name: 'Ларина Лидия Павловна (демо)',
    role: 'methodologist',
    places: ['verkhovazhye'],
    organizations: [],
    words: 'методист, Верховажский район',
  },
  {
    login: 'lukoshkino',
    name: 'Пахомова Нина Сергеевна (демо)',
    role: 'coordinator',
    places: ['verkhovazhye'],
    organizations: ['lukoshkino'],
    words: 'ответственный в сельской школе, Верховажский район',
  },
];

/** Who can sign in to the demo; printed at start. */
export const demoAccounts: readonly DemoAccount[] = accounts.map((one) => ({ ...one, password }));

/** Adds the accounts of a municipality. Those that another one has brought get it as a further one. */
export async function addAccounts(
  { by, organizations }: Demo,
  place: Place,
  known: Map<string, string>,
): Promise<void> {
  const { municipalityId } = by.actor;
  for (const { login, name, role, places, organizations: keys } of demoAccounts) {
    if (!places.includes(place)) continue;
    const organizationIds = keys.map((key) => organizations.get(key)?._id ?? '').filter(Boolean);
    const membership = { municipalityId, role, organizationIds };
    const id = known.get(login);
    if (id !== undefined) {
      await addMembership(id, membership, by);
      continue;
    }
    const account = await createAccount({ login, name, password, membership, now: by.now });
    known.set(login, account._id);
  }
}

/** A coordinator in each organization that none of the accounts works for: not yet invited. */
export async function addCoordinators({ by, organizations }: Demo, from: number): Promise<void> {
  const taken = new Set(demoAccounts.flatMap((account) => account.organizations));
  let index = from;
  for (const [key, { _id, type }] of organizations) {
    if (taken.has(key) || type === 'department') continue;
    await addPerson(by, {
      name: inventedName(index),
      role: 'coordinator',
      organizationIds: [_id],
      email: inventedEmail(`${key}.opros`),
      phone: inventedPhone(index),
    });
    index += 1;
  }
}
