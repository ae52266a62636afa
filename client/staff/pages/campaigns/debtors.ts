import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import type { CampaignContacts } from '../../../../server/responses/schema.ts';

export type ProgressRow = CampaignProgress['organizations'][number];
export type Contacts = CampaignContacts[number];

/** An organization that owes answers, with whom to ask about it. */
export interface Debtor extends ProgressRow {
  contacts: Contacts | undefined;
}

/** Response rates to choose from, in per cent; 0: no answer at all. */
export const thresholds = [0, 10, 30, 50, 70, 100] as const;
export const usualThreshold = 30;

/** Answers per hundred expected; null where nobody knows how many to expect. */
export function rateOf({ received, expected }: ProgressRow): number | null {
  return expected ? (100 * received) / expected : null;
}

/** Whether an organization has not reported, or answers less than the threshold asks for. */
function owes(row: ProgressRow, threshold: number): boolean {
  if (row.assignmentState) return row.assignmentState !== 'submitted';
  if (row.received === 0) return true;
  const rate = rateOf(row);
  return rate !== null && rate < threshold;
}

/** Who owes answers, those with the fewest first. */
export function debtorsOf(
  rows: readonly ProgressRow[],
  threshold: number,
  contacts: CampaignContacts,
): Debtor[] {
  const byId = new Map(contacts.map((one) => [one.organizationId, one]));
  return rows
    .filter((row) => owes(row, threshold))
    .map((row) => ({ ...row, contacts: byId.get(row.id) }))
    .sort(
      (a, b) =>
        (rateOf(a) ?? a.received) - (rateOf(b) ?? b.received) ||
        a.shortName.localeCompare(b.shortName, 'ru', { numeric: true }),
    );
}

/** Addresses to write to: the coordinators', else the organization's own. */
export function emailsOf({ contacts }: Debtor): string[] {
  const own = contacts?.coordinators.map(({ email }) => email).filter(Boolean) ?? [];
  if (own.length > 0) return own;
  return contacts?.email ? [contacts.email] : [];
}
