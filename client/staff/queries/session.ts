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
  return useQuery({
    queryKey: keys.session,
    queryFn: async () => remembered(await api.get<SessionView>('/api/session')),
    staleTime: 60_000,
  });
}

/** After the person or the municipality changed, nothing that was read before is kept. */
function useSessionChange<Input>(change: (input: Input) => Promise<SessionView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: Input) => remembered(await change(input)),
    onSuccess: (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] });
      client.setQueryData(keys.session, session);
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
