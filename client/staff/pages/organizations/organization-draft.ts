import type {
  OrganizationInput,
  OrganizationView,
} from '../../../../server/organizations/schema.ts';
import { parseNumber } from '../../format/number.ts';

const numbers = ['headcount', 'teachers'] as const;
type NumberField = (typeof numbers)[number];

/** An organization as it is being typed: expected numbers are still texts. */
export type OrganizationDraft = Omit<OrganizationInput, NumberField> & Record<NumberField, string>;

const empty: OrganizationDraft = {
  name: '',
  shortName: '',
  code: '',
  type: 'school',
  cluster: '',
  address: '',
  head: '',
  email: '',
  phone: '',
  headcount: '',
  teachers: '',
};

const typed = (value: number | null) => (value === null ? '' : String(value));

/** What the dialog starts from. */
export function draftOf(organization: OrganizationView | null): OrganizationDraft {
  if (!organization) return empty;
  const { id: _id, active: _active, headcount, teachers, ...rest } = organization;
  return { ...rest, headcount: typed(headcount), teachers: typed(teachers) };
}

type Need = 'needName' | 'needShortName' | 'needEmail' | 'needNumber' | 'needCode';

/** What is wrong with a draft, by field, as keys of texts. */
export function organizationFaults(
  draft: OrganizationDraft,
): Partial<Record<keyof OrganizationDraft, Need>> {
  const faults: Partial<Record<keyof OrganizationDraft, Need>> = {};
  const short = draft.shortName.trim();
  if (draft.name.trim().length < 2) faults.name = 'needName';
  if (short.length < 1 || short.length > 80) faults.shortName = 'needShortName';
  if (draft.code.trim().length > 40) faults.code = 'needCode';
  if (draft.email.trim() && !/^\S+@\S+\.\S+$/.test(draft.email.trim())) faults.email = 'needEmail';
  for (const field of numbers) {
    const value = numberOf(draft[field]);
    const whole = value !== null && Number.isInteger(value);
    // Zero would say that nobody is expected: unknown is an empty field.
    if (draft[field].trim() && !(whole && value >= 1 && value <= 100_000)) {
      faults[field] = 'needNumber';
    }
  }
  return faults;
}

function numberOf(text: string): number | null {
  return text.trim() === '' ? null : parseNumber(text);
}

/** The draft as the server takes it; only for drafts without faults. */
export function organizationInputOf(draft: OrganizationDraft): OrganizationInput {
  return {
    ...draft,
    email: draft.email.trim(),
    headcount: numberOf(draft.headcount),
    teachers: numberOf(draft.teachers),
  };
}
