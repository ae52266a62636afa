import type { PersonInput, PersonRow } from '../../../../server/people/schema.ts';

/** A person as it is being typed. */
export type PersonDraft = PersonInput;

type PersonRole = PersonInput['role'];

/** Roles that work for named organizations. */
const placed: readonly PersonRole[] = ['coordinator', 'head', 'expert'];

/** Whether people of the role belong to organizations. */
export function isPlaced(role: PersonRole): boolean {
  return placed.includes(role);
}

/** The roles that somebody of this role may give, the commonest first. */
export function rolesToGive(own: string): PersonRole[] {
  const below: PersonRole[] = ['coordinator', 'head', 'methodologist', 'expert'];
  return own === 'administrator' ? [...below, 'specialist', 'administrator'] : below;
}

/** What the dialog starts from: an organization that was being looked at is taken over. */
export function draftOf(person: PersonRow | null, organizationId = ''): PersonDraft {
  if (!person) {
    const organizationIds = organizationId ? [organizationId] : [];
    return { name: '', role: 'coordinator', organizationIds, email: '', phone: '' };
  }
  const { name, organizationIds, email, phone } = person;
  const role = person.role === 'respondent' ? 'expert' : person.role;
  return { name, role, organizationIds, email, phone };
}

type Need = 'needName' | 'needOrganizations' | 'needEmail' | 'cyrillicEmail';

/** What is wrong with a draft, by field in the order of the dialog, as keys of texts. */
export function personFaults(draft: PersonDraft): Partial<Record<keyof PersonDraft, Need>> {
  const faults: Partial<Record<keyof PersonDraft, Need>> = {};
  const email = draft.email.trim();
  if (draft.name.trim().length < 2) faults.name = 'needName';
  if (draft.role !== 'expert' && isPlaced(draft.role) && draft.organizationIds.length === 0) {
    faults.organizationIds = 'needOrganizations';
  }
  if (/[а-яё]/i.test(email)) faults.email = 'cyrillicEmail';
  else if (email && !/^\S+@\S+\.\S+$/.test(email)) faults.email = 'needEmail';
  return faults;
}

/** The draft as the server takes it; roles of the whole municipality have no organizations. */
export function personInputOf(draft: PersonDraft): PersonInput {
  return {
    ...draft,
    email: draft.email.trim(),
    organizationIds: isPlaced(draft.role) ? draft.organizationIds : [],
  };
}
