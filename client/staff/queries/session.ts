import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '../../../server/people/schema.ts';
import { api, rememberCsrfToken } from '../api.ts';
import { keys } from './keys.ts';

export type Person = NonNullable<SessionView['person']>;

function remembered(session: SessionView): SessionView {
  rememberCsrfToken(session.csrfToken);
  return session;
}

/** Who is signed in here, or nobody. */
export function useSession() {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.session,
    queryFn: async () => {
      const session = remembered(await api.get<SessionView>('/api/session'));
      const before = client.getQueryData<SessionView>(keys.session);
      if (session.person || !before?.person) return session;
      // It ended elsewhere or ran out: the open screen stays, a dialog over it asks to sign in.
      client.setQueryData(keys.sessionEnded, true);
      return { ...session, person: before.person };
    },
    staleTime: 60_000,
  });
}

/** Whether the session ended while somebody was working: the screen stays until they sign in. */
export function useSessionEnded(): boolean {
  const ended = useQuery({
    queryKey: keys.sessionEnded,
    queryFn: () => false,
    initialData: false,
    staleTime: Infinity,
  });
  return ended.data;
}

/** Whether the same person goes on in the same municipality. */
function goesOn(before: SessionView | undefined, after: SessionView): boolean {
  return (
    after.person !== null &&
    before?.person?.id === after.person.id &&
    before.person.municipalityId === after.person.municipalityId
  );
}

/** After the person or the municipality changed, nothing that was read before is kept. */
export function useSessionChange<Input>(change: (input: Input) => Promise<SessionView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => remembered(await change(input)),
    onSuccess: (session) => {
      const before = client.getQueryData<SessionView>(keys.session);
      if (!goesOn(before, session)) {
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
      }
      client.setQueryData(keys.session, session);
      client.setQueryData(keys.sessionEnded, false);
    },
  });
}

export function useSignIn() {
  return useSessionChange((input: { login: string; password: string }) =>
    api.post<SessionView>('/api/session', input),
  );
}

export function useSignOut() {
  return useSessionChange((_: undefined) => api.delete<SessionView>('/api/session'));
}

export function useSwitchMunicipality() {
  return useSessionChange((municipalityId: string) =>
    api.put<SessionView>('/api/session/municipality', { municipalityId }),
  );
}
