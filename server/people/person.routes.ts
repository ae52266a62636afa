import { z } from 'zod';
import type { StaffActor } from '../access.ts';
import { staffRoute } from '../handle.ts';
import { orNotFound } from '../problem.ts';
import { membershipIn, type Account } from './account.ts';
import { enterPerson, setBlocked, updatePerson } from './change.model.ts';
import { invitePeople } from './invitations.model.ts';
import { getPerson, listPeople, presentMember } from './people.model.ts';
import { managedRoles } from './rights.ts';
import {
  invitationsInput,
  invitationsView,
  personInput,
  personRow,
  type InvitationsView,
  type PersonInput,
  type PersonRow,
  type PersonView,
} from './schema.ts';

/** What the routes about people need of organizations, which come later on the data's way. */
export interface OrganizationsOf {
  (municipalityId: string): Promise<readonly { _id: string; name: string; shortName: string }[]>;
}

function withRights(actor: StaffActor, view: PersonView): PersonRow {
  const isSelf = view.id === actor.accountId;
  return { ...view, isSelf, manageable: !isSelf && managedRoles(actor.role).includes(view.role) };
}

function rowOf(actor: StaffActor, account: Account, now: Date): PersonRow {
  return withRights(actor, presentMember(account, actor.municipalityId, now));
}

/** Routes about people; `publicUrl` begins the addresses of invitations. */
export function personRoutes(options: { publicUrl: string; organizationsOf: OrganizationsOf }) {
  /** Refuses organizations of somebody else; those that the person has already may stay. */
  const needOrganizations = async (
    actor: StaffActor,
    { organizationIds }: PersonInput,
    present: readonly string[] = [],
  ) => {
    const known = (await options.organizationsOf(actor.municipalityId)).map(({ _id }) => _id);
    for (const id of organizationIds) {
      orNotFound(
        [...known, ...present].find((one) => one === id),
        'организация',
        'organization',
      );
    }
  };
  const params = z.object({ personId: z.uuid() });
  return [
    staffRoute(
      {
        method: 'get',
        path: '/api/people',
        summary: 'The people of the municipality',
        can: 'person.read',
        answer: z.array(personRow),
      },
      async ({ actor, now }) => {
        const people = await listPeople(actor.municipalityId, now);
        return people.map((view) => withRights(actor, view));
      },
    ),
    staffRoute(
      {
        method: 'post',
        path: '/api/people',
        summary: 'Add a person, who then signs in by an invitation',
        can: 'person.write',
        body: personInput,
        answer: personRow,
      },
      async (context, { body }) => {
        await needOrganizations(context.actor, body);
        return rowOf(context.actor, await enterPerson(context, body), context.now);
      },
    ),
    staffRoute(
      {
        method: 'put',
        path: '/api/people/:personId',
        summary: 'Change a person’s name, contacts, role and organizations',
        can: 'person.write',
        params,
        body: personInput,
        answer: personRow,
      },
      async (context, { params: { personId }, body }) => {
        const { municipalityId } = context.actor;
        const target = await getPerson(municipalityId, personId);
        const present = membershipIn(target, municipalityId)?.organizationIds;
        await needOrganizations(context.actor, body, present);
        return rowOf(context.actor, await updatePerson(context, personId, body), context.now);
      },
    ),
    ...(['block', 'unblock'] as const).map((verb) =>
      staffRoute(
        {
          method: 'post',
          path: `/api/people/:personId/${verb}`,
          summary: verb === 'block' ? 'Take a person’s access away' : 'Give the access back',
          can: 'person.write',
          params,
          answer: personRow,
        },
        async (context, { params: { personId } }) => {
          const account = await setBlocked(context, personId, verb === 'block');
          return rowOf(context.actor, account, context.now);
        },
      ),
    ),
    staffRoute(
      {
        method: 'post',
        path: '/api/people/invitations',
        summary: 'Give people one-use codes, shown in this answer only; earlier codes end',
        can: 'person.write',
        body: invitationsInput,
        answer: invitationsView,
      },
      async (context, { body }): Promise<InvitationsView> => {
        const made = await invitePeople(context, body.personIds);
        return {
          address: `${options.publicUrl}/join`,
          invitations: made.map(({ account, code, expiresAt }) => ({
            person: rowOf(context.actor, account, context.now),
            code,
            url: `${options.publicUrl}/join#${code}`,
            expiresAt: expiresAt.toISOString(),
          })),
        };
      },
    ),
  ];
}
