import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  InvitationsView,
  JoinView,
  PersonInput,
  PersonRow,
  SessionView,
} from '../../../server/people/schema.ts';
import { api } from '../api.ts';
import { keys } from './keys.ts';
import { useSessionChange } from './session.ts';

/** The people of the municipality; asked only of those who may see them. */
export function usePeople(enabled = true) {
  return useQuery({
    queryKey: keys.people,
    enabled,
    queryFn: () => api.get<PersonRow[]>('/api/people'),
  });
}

function usePeopleChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.people }),
  });
}

/** Adds a person, or changes the one with the id. */
export function useSavePerson() {
  return usePeopleChange(({ id, input }: { id: string | null; input: PersonInput }) =>
    id === null
      ? api.post<PersonRow>('/api/people', input)
      : api.put<PersonRow>(`/api/people/${id}`, input),
  );
}

/** Takes access away or gives it back. */
export function useBlockPerson() {
  return usePeopleChange(({ id, blocked }: { id: string; blocked: boolean }) =>
    api.post<PersonRow>(`/api/people/${id}/${blocked ? 'block' : 'unblock'}`),
  );
}

/** Makes one-use codes; the result is the only place where they are. */
export function useInvite() {
  return usePeopleChange((personIds: string[]) =>
    api.post<InvitationsView>('/api/people/invitations', { personIds }),
  );
}

/** Asks whom a code is for. The code travels in the body, never in an address. */
export function useLookAtCode() {
  return useMutation({ mutationFn: (code: string) => api.post<JoinView>('/api/join', { code }) });
}

/** Uses a code up: sets the password and goes on as its owner. */
export function useJoin() {
  return useSessionChange((input: { code: string; password: string }) =>
    api.post<SessionView>('/api/join/password', input),
  );
}

/** Changes one's own password. */
export function useChangePassword() {
  return useSessionChange((input: { current: string; password: string }) =>
    api.put<SessionView>('/api/session/password', input),
  );
}
