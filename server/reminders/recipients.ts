import type { PersonView } from '../people/schema.ts';
import type { Due } from './due.ts';
import type { EventDue } from './events.ts';
import type { UnreachableReason } from './schema.ts';

/** Whom a letter goes to: a person, or an organization's own address. */
export interface Recipient {
  personId: string;
  name: string;
  email: string;
}

export interface Place {
  id: string;
  name: string;
  email: string;
  /** Closed organizations owe nothing any more. */
  active: boolean;
}

export type Member = Pick<
  PersonView,
  'id' | 'name' | 'email' | 'role' | 'organizationIds' | 'state'
>;

/** The mailbox of an organization, as a recipient is known by. */
const mailboxId = (organizationId: string) => `organization:${organizationId}`;

const asRecipient = ({ id, name, email }: Member): Recipient => ({ personId: id, name, email });

/** Everybody who may be written to: people with an address who are here, and mailboxes. */
export function addressOf(
  personId: string,
  members: readonly Member[],
  places: ReadonlyMap<string, Place>,
): Recipient | null {
  const member = members.find(({ id, state }) => id === personId && state !== 'blocked');
  if (member) return member.email === '' ? null : asRecipient(member);
  const place = [...places.values()].find(({ id }) => mailboxId(id) === personId);
  return place?.active && place.email !== ''
    ? { personId, name: place.name, email: place.email }
    : null;
}

/** Of the plan's own event: who is responsible for it; undefined for what an organization owes. */
function responsibleOf(due: Due): EventDue['responsible'] | undefined {
  return due.of === 'event' && due.organizationId === null ? due.responsible : undefined;
}

/**
 * Who is to do the next step. Of an organization's thing: what waits for the signature, and a plan
 * that waits to be approved, is the head's, the rest the coordinator's; after the due date the
 * head's too. Where none of them has an address, the other of the two, and then the organization's
 * own mailbox. Of the plan's event: whoever is responsible for it.
 */
export function recipientsOf(
  due: Due,
  members: readonly Member[],
  place: Place | undefined,
  headsToo: boolean,
): Recipient[] {
  const { organizationId } = due;
  if (organizationId === null) {
    const id = responsibleOf(due)?.accountId;
    const person = id ? addressOf(id, members, new Map()) : null;
    return person ? [person] : [];
  }
  if (place?.active === false) return [];
  const here = members.filter(
    ({ organizationIds, state, email }) =>
      organizationIds.includes(organizationId) && state !== 'blocked' && email !== '',
  );
  const heads = here.filter(({ role }) => role === 'head');
  const coordinators = here.filter(({ role }) => role === 'coordinator');
  const headsOwn = due.of === 'plan' || (due.of === 'form' && due.state === 'toSign');
  const first = headsOwn ? heads : coordinators;
  const both = headsOwn || !headsToo ? first : [...coordinators, ...heads];
  const people = [both, first, heads, coordinators].find((list) => list.length > 0) ?? [];
  if (people.length > 0) return people.map(asRecipient);
  return place && place.email !== ''
    ? [{ personId: mailboxId(place.id), name: place.name, email: place.email }]
    : [];
}

/** Why nobody gets a letter about something, and whose it is. */
export function whyUnreachable(
  due: Due,
  members: readonly Member[],
  place: Place | undefined,
): { why: UnreachableReason; organizationId: string | null; name: string } {
  if (due.organizationId !== null) {
    const why = place?.active === false ? 'closed' : 'mailbox';
    return { why, organizationId: due.organizationId, name: '' };
  }
  const responsible = responsibleOf(due);
  const none = { organizationId: null, name: responsible?.name ?? '' };
  if (!responsible) return { why: 'nobody', ...none };
  if (responsible.accountId === null) return { why: 'position', ...none };
  const person = members.find(({ id }) => id === responsible.accountId);
  const gone = !person || person.state === 'blocked';
  return { why: gone ? 'gone' : 'address', ...none, name: person?.name ?? responsible.name };
}
