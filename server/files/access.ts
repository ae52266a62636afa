import {
  can,
  seesOrganization,
  visibleOrganizations,
  type Permission,
  type StaffActor,
} from '../access.ts';
import type { FilePurpose } from './schema.ts';

interface Right {
  /** Any of these. */
  read: readonly Permission[];
  write: readonly Permission[];
  /** Whether such a file belongs to an organization, to the municipality, or to either. */
  of: 'organization' | 'municipality' | 'either';
}

/** Who may read and bring files of each purpose, besides being of the organization. */
export const fileRights: Record<FilePurpose, Right> = {
  scan: {
    read: ['dataForm.read'],
    write: ['dataForm.fill', 'campaign.create'],
    of: 'organization',
  },
  evidence: { read: ['evidence.read'], write: ['evidence.write'], of: 'organization' },
  // An order is for everybody whom it binds.
  order: {
    read: ['schedule.read'],
    // A school approves its own plan by an order of its own.
    write: ['schedule.write', 'schedule.carryOut'],
    of: 'either',
  },
  deliverable: {
    read: ['schedule.read'],
    // Whoever is responsible for an event brings what comes of it, the planner or not.
    write: ['schedule.carryOut'],
    of: 'either',
  },
  minutes: { read: ['form.read'], write: ['schedule.carryOut'], of: 'municipality' },
  template: { read: ['report.read'], write: ['report.write'], of: 'municipality' },
};

/**
 * Whether the person may read a file of this purpose and place. What belongs to the municipality
 * itself is read by all who have the purpose's permission; an organization's, by it and by those
 * who serve all of them.
 */
export function mayRead(
  actor: StaffActor,
  { purpose, organizationId }: { purpose: FilePurpose; organizationId: string | null },
): boolean {
  return (
    fileRights[purpose].read.some((permission) => can(actor, permission)) &&
    (organizationId === null || seesOrganization(actor, organizationId))
  );
}

type Guard = (actor: StaffActor, file: { _id: string; municipalityId: string }) => Promise<boolean>;

const guards = new Map<FilePurpose, Guard>();

/**
 * Declares who of those with a purpose's permission may not read a file after all: what stands in
 * it may be for fewer people than files of its kind are. Known by the noun that holds such files.
 */
export function guardFiles(purpose: FilePurpose, guard: Guard): void {
  guards.set(purpose, guard);
}

/** Whether the person may read this very file. */
export async function mayReadFile(
  actor: StaffActor,
  file: Parameters<Guard>[1] & Parameters<typeof mayRead>[1],
): Promise<boolean> {
  const guard = guards.get(file.purpose);
  return mayRead(actor, file) && (!guard || (await guard(actor, file)));
}

/** Whether the person may bring one; nobody bound to organizations brings the municipality's. */
export function mayWrite(
  actor: StaffActor,
  { purpose, organizationId }: { purpose: FilePurpose; organizationId: string | null },
): boolean {
  const { write } = fileRights[purpose];
  if (!write.some((permission) => can(actor, permission))) return false;
  if (organizationId !== null) return seesOrganization(actor, organizationId);
  // The order that the plan rests on is its planners' matter.
  if (purpose === 'order' && !can(actor, 'schedule.write')) return false;
  return visibleOrganizations(actor) === 'all';
}
