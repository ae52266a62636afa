import { organizationInput, type OrganizationInput } from '../schema.ts';
import type { Plan } from './plan.ts';
import { fields } from './meanings.ts';
import type { Entity } from './registry.ts';
import type { RowCoordinator } from './rows.ts';

/** What is to be written of one organization: whole when it is new, else only what changes. */
export interface OrganizationWrite {
  /** The first row about it. */
  row: number;
  name: string;
  organizationId: string;
  isNew: boolean;
  values: Partial<OrganizationInput>;
  before: Partial<OrganizationInput>;
  spellings: string[];
  reopened: boolean;
  coordinators: RowCoordinator[];
  /** The id of its audit line, so that writing again adds none. */
  auditId: string;
}

/** Turns a plan without errors and questions into writes; `makeId` names new things. */
export function writesOf({ rows, entities }: Plan, makeId: () => string): OrganizationWrite[] {
  return entities.map((entity) => {
    const own = rows.filter((row) => row.entity === entity);
    const coordinators = own.flatMap(({ coordinator, coordinatorChange }) =>
      coordinator && coordinatorChange !== null ? [coordinator] : [],
    );
    return {
      row: own[0]?.number ?? 0,
      name: entity.title,
      organizationId: entity.known?.id ?? makeId(),
      isNew: entity.known === null,
      ...changeOf(entity),
      spellings: [...entity.spellings],
      reopened: entity.reopened,
      coordinators,
      auditId: makeId(),
    };
  });
}

function changeOf({ known, values }: Entity): Pick<OrganizationWrite, 'values' | 'before'> {
  if (!known) return { values: organizationInput.parse(values), before: {} };
  const changed = fields.filter(
    (field) => values[field] !== undefined && values[field] !== known[field],
  );
  const pick = (from: object): Partial<OrganizationInput> =>
    Object.fromEntries(changed.map((field) => [field, Reflect.get(from, field)]));
  return { values: pick(values), before: pick(known) };
}
