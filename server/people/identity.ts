import type { Role } from '../access.ts';

interface Known {
  name: string;
  email: string;
  memberships: readonly {
    municipalityId: string;
    role: Role;
    organizationIds: readonly string[];
  }[];
}

/** A name as people compare names: without case, «ё», points and doubled spaces. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[.\s]+/g, ' ')
    .trim();
}

/** An e-mail as it is kept and compared. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** What one e-mail is called within a municipality: nobody else there may have it. */
export function emailIdentity(municipalityId: string, email: string): string {
  return `${municipalityId} ${foldEmail(email)}`;
}

/** What a person without an e-mail is called: the name at one organization, '' for none. */
function nameIdentity(municipalityId: string, name: string, organizationId: string): string {
  return `${municipalityId} ${foldName(name)} ${organizationId}`;
}

/**
 * What makes a person one and the same, per municipality: the e-mail, else the name at each of the
 * organizations. A unique index over these holds that nobody is entered twice, even by two hands at
 * the same moment. Municipalities never meet here: the same e-mail elsewhere is somebody else.
 */
export function identityOf({ name, email, memberships }: Known): string[] {
  return memberships.flatMap(({ municipalityId, organizationIds }) => {
    if (email) return [emailIdentity(municipalityId, email)];
    const places = organizationIds.length > 0 ? organizationIds : [''];
    return places.map((place) => nameIdentity(municipalityId, name, place));
  });
}
