/** Roles as data: lists of `noun.verb`. The same strings name permissions and audit actions. */

const everyStaff = [
  'session.read',
  'municipality.read',
  'organization.read',
  'indicator.read',
  'schedule.read',
  // Of what one is responsible for, and one's organization's own plan: narrowed there.
  'schedule.carryOut',
  'calendar.read',
  // Which files these are is decided by purpose and organization: server/files/access.ts.
  'file.read',
  'file.write',
] as const;

/** Everything here is narrowed to the person's own organizations: see `visibleOrganizations`. */
const organizationStaff = [
  ...everyStaff,
  'campaign.read',
  'link.read',
  'response.results',
  'dataForm.read',
  'dataForm.fill',
  'report.brief',
  'evidence.read',
  'evidence.write',
] as const;

const methodologist = [
  ...everyStaff,
  'form.read',
  'campaign.read',
  'response.results',
  'dataForm.read',
  'report.read',
  'report.brief',
  'report.write',
  'evidence.read',
  'evidence.judge',
  'external.read',
  'check.read',
] as const;

const specialist = [
  ...methodologist,
  'municipality.write',
  'person.read',
  'person.write',
  'organization.write',
  'form.publish',
  'catalog.write',
  'external.write',
  'campaign.create',
  'campaign.open',
  'campaign.close',
  'link.read',
  'link.revoke',
  'check.write',
  'check.followUp',
  'dataForm.accept',
  'dataForm.except',
  'response.release',
  'evidence.write',
  'schedule.write',
  'reminder.read',
  'reminder.write',
  'audit.read',
] as const;

export const roles = {
  administrator: [...specialist, 'municipality.create', 'calendar.write'],
  specialist,
  methodologist,
  coordinator: organizationStaff,
  head: [...organizationStaff, 'dataForm.sign'],
  expert: [
    'session.read',
    'municipality.read',
    'organization.read',
    'evidence.read',
    'evidence.judge',
    'file.read',
  ],
  respondent: ['response.create'],
} as const;

export type Role = keyof typeof roles;
export type Permission = (typeof roles)[Role][number];
export const roleNames = Object.keys(roles) as Role[];

/** Roles whose people see one or several organizations only. */
const bound: readonly Role[] = ['coordinator', 'head', 'expert'];

export interface StaffActor {
  kind: 'account';
  accountId: string;
  name: string;
  role: Role;
  municipalityId: string;
  organizationIds: readonly string[];
}

/** A respondent's link is an actor like any other: it may answer its own campaign. */
export interface LinkActor {
  kind: 'link';
  role: 'respondent';
  linkId: string;
  campaignId: string;
  organizationId: string;
  municipalityId: string;
}

export interface PublicActor {
  kind: 'public';
}

export type Actor = StaffActor | LinkActor | PublicActor;

/** Default deny: only a permission listed for the actor's role is given. */
export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'public') return false;
  const granted: readonly string[] = roles[actor.role];
  return granted.includes(permission);
}

/** Organizations the actor may see: its own, or every one of the municipality. */
export function visibleOrganizations(actor: StaffActor): 'all' | readonly string[] {
  return bound.includes(actor.role) ? actor.organizationIds : 'all';
}

/** Whether the actor may see this organization's own data. */
export function seesOrganization(actor: StaffActor, organizationId: string): boolean {
  const visible = visibleOrganizations(actor);
  return visible === 'all' || visible.includes(organizationId);
}
