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
  order: { read: ['schedule.read'], write: ['schedule.write'], of: 'either' },
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

/** Whether the person may bring one; nobody bound to organizations brings the municipality's. */
export function mayWrite(
  actor: StaffActor,
  { purpose, organizationId }: { purpose: FilePurpose; organizationId: string | null },
): boolean {
  const { write } = fileRights[purpose];
  if (!write.some((permission) => can(actor, permission))) return false;
  if (organizationId !== null) return seesOrganization(actor, organizationId);
  return visibleOrganizations(actor) === 'all';
}
