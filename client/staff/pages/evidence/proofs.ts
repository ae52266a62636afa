import type { EvidenceState, EvidenceView } from '../../../../server/evidence/schema.ts';

/** One proof of one organization with everything that the table says about it. */
export type Proof = EvidenceView['items'][number] & {
  document: EvidenceView['documents'][number];
  organization: EvidenceView['organizations'][number];
};

/** The order in which states ask for somebody's attention. */
export const stateOrder: EvidenceState[] = ['given', 'notConfirmed', 'remark', 'none', 'confirmed'];

/** The slots of a view with their document and organization, organization by organization. */
export function proofsOf({ documents, organizations, items }: EvidenceView): Proof[] {
  const byId = new Map(documents.map((one) => [one.id, one]));
  const places = new Map(organizations.map((one, index) => [one.id, index]));
  return items
    .flatMap((item) => {
      const document = byId.get(item.documentId);
      const organization = organizations[places.get(item.organizationId) ?? -1];
      return document && organization ? [{ ...item, document, organization }] : [];
    })
    .sort((a, b) => (places.get(a.organizationId) ?? 0) - (places.get(b.organizationId) ?? 0));
}

/**
 * An address as it is sent: people copy «school1.ru/ocenka» without its beginning.
 * @returns the address, with `https://` before it where only that is missing
 */
export function completeAddress(typed: string): string {
  const text = typed.trim();
  return /^[^\s:/]+\.[^\s:/]+(\/\S*)?$/.test(text) ? `https://${text}` : text;
}

/** An address for a table: without its beginning, the middle left out when it is long. */
export function shortAddress(url: string): string {
  const text = decoded(url)
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/\/$/, '');
  return text.length <= 48 ? text : `${text.slice(0, 30)}…${text.slice(-16)}`;
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
