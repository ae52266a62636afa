import { sessionRoute, staffRoute } from '../handle.ts';
import { getMunicipality } from '../municipalities/model.ts';
import { membershipIn } from './account.ts';
import {
  acceptInvitation,
  changePassword,
  findInvitation,
  type OpenInvitation,
} from './invitations.model.ts';
import type { OrganizationsOf } from './person.routes.ts';
import {
  joinInput,
  joinPasswordInput,
  joinView,
  ownPasswordInput,
  sessionView,
  type JoinView,
} from './schema.ts';
import { beginSession, viewSession } from './session.ts';

/** The way in: whoever has a code sets a password with it. The code travels in bodies only. */
export function joinRoutes(options: { organizationsOf: OrganizationsOf }) {
  const present = async ({ account, invitation }: OpenInvitation): Promise<JoinView> => {
    const { municipalityId, expiresAt } = invitation;
    const membership = membershipIn(account, municipalityId);
    const own = new Set(membership?.organizationIds);
    const all = own.size > 0 ? await options.organizationsOf(municipalityId) : [];
    return {
      municipality: (await getMunicipality(municipalityId)).name,
      name: account.name,
      role: membership?.role ?? 'coordinator',
      organizations: all.filter(({ _id }) => own.has(_id)).map(({ name }) => name),
      login: account.login,
      hasPassword: account.passwordHash !== null,
      expiresAt: expiresAt.toISOString(),
    };
  };
  return [
    sessionRoute(
      {
        method: 'post',
        path: '/api/join',
        summary: 'Whom an invitation’s code is for',
        body: joinInput,
        answer: joinView,
      },
      async ({ now }, { body }) => present(await findInvitation(body.code, now)),
    ),
    sessionRoute(
      {
        method: 'post',
        path: '/api/join/password',
        summary: 'Use a code up: set the password and sign in',
        body: joinPasswordInput,
        answer: sessionView,
      },
      async ({ request, now }, { body }) => {
        const { account, invitation } = await acceptInvitation(body.code, body.password, now);
        await beginSession(request, account, invitation.municipalityId);
        return viewSession(request);
      },
    ),
    staffRoute(
      {
        method: 'put',
        path: '/api/session/password',
        summary: 'Change one’s own password; other sessions end',
        can: 'session.read',
        body: ownPasswordInput,
        answer: sessionView,
      },
      async ({ request, actor, now }, { body }) => {
        const account = await changePassword(actor, body, now);
        await beginSession(request, account, actor.municipalityId);
        return viewSession(request);
      },
    ),
  ];
}
