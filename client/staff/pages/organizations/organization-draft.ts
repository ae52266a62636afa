import type {
  OrganizationInput,
  OrganizationView,
} from '../../../../server/organizations/schema.ts';
import { parseNumber } from '../../format/number.ts';

/** An organization as it is being typed: the number of pupils is still a text. */
export type OrganizationDraft = Omit<OrganizationInput, 'headcount'> & { headcount: string };

const empty: OrganizationDraft = {
  name: '',
  shortName: '',
  type: 'school',
  cluster: '',
  address: '',
  head: '',
  email: '',
  phone: '',
  headcount: '',
};

/** What the dialog starts from. */
export function draftOf(organization: OrganizationView | null): OrganizationDraft {
  if (!organization) return empty;
  const { id: _id, active: _active, headcount, ...rest } = organization;
  return { ...rest, headcount: headcount === null ? '' : String(headcount) };
}

type Need = 'needName' | 'needShortName' | 'needEmail' | 'needHeadcount';

/** What is wrong with a draft, by field, as keys of texts. */
export function organizationFaults(
  draft: OrganizationDraft,
): Partial<Record<keyof OrganizationDraft, Need>> {
  const faults: Partial<Record<keyof OrganizationDraft, Need>> = {};
  const short = draft.shortName.trim();
  const headcount = headcountOf(draft);
  if (draft.name.trim().length < 2) faults.name = 'needName';
  if (short.length < 1 || short.length > 80) faults.shortName = 'needShortName';
  if (draft.email.trim() && !/^\S+@\S+\.\S+$/.test(draft.email.trim())) faults.email = 'needEmail';
  const whole = headcount !== null && Number.isInteger(headcount);
  if (draft.headcount.trim() && !(whole && headcount >= 0 && headcount <= 100_000)) {
    faults.headcount = 'needHeadcount';
  }
  return faults;
}

function headcountOf({ headcount }: OrganizationDraft): number | null {
  return headcount.trim() === '' ? null : parseNumber(headcount);
}

/** The draft as the server takes it; only for drafts without faults. */
export function organizationInputOf(draft: OrganizationDraft): OrganizationInput {
  return { ...draft, email: draft.email.trim(), headcount: headcountOf(draft) };
}
