import { sessionRoute, staffRoute } from '../handle.ts';
import { Problem } from '../problem.ts';
import { actorOf, findAccount } from './model.ts';
import { sessionView, signInInput, switchInput } from './schema.ts';
import { csrfTokenOf, signIn, signOut, viewSession } from './session.ts';

export const sessionRoutes = [
  sessionRoute(
    {
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in, and the token for changes',
      answer: sessionView,
    },
    async ({ request }) => viewSession(request),
  ),
  sessionRoute(
    {
      method: 'post',
      path: '/api/session',
      summary: 'Sign in',
      body: signInInput,
      answer: sessionView,
    },
    async ({ request }) => {
      if (!request.res) throw new Problem('server.failed');
      await signIn(request, request.res);
      return viewSession(request);
    },
  ),
  sessionRoute(
    { method: 'delete', path: '/api/session', summary: 'Sign out', answer: sessionView },
    async ({ request }) => {
      await signOut(request);
      return { csrfToken: csrfTokenOf(request), person: null };
    },
  ),
  staffRoute(
    {
      method: 'put',
      path: '/api/session/municipality',
      summary: 'Go on in another of the person’s municipalities',
      can: 'session.read',
      body: switchInput,
      answer: sessionView,
    },
    async ({ request, actor }, { body }) => {
      const account = await findAccount(actor.accountId);
      if (!account) throw new Problem('session.required');
      request.actor = actorOf(account, body.municipalityId);
      request.session.municipalityId = body.municipalityId;
      return viewSession(request);
    },
  ),
];
