import Box from '@mui/material/Box';
import { useSession, useSessionEnded } from '../../queries/session.ts';
import { PersonProvider } from '../../queries/person.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { SignInDialog } from '../session/sign-in-dialog.tsx';
import { SignInPage } from '../session/sign-in-page.tsx';
import { Layout } from './layout.tsx';

/** Lets signed-in people through to the address they asked for, and asks the others to sign in. */
export function Gate() {
  const session = useSession();
  const ended = useSessionEnded();
  if (session.data?.person) {
    return (
      <PersonProvider value={session.data.person}>
        <Layout key={`${session.data.person.id} ${session.data.person.municipalityId}`} />
        {ended && <SignInDialog />}
      </PersonProvider>
    );
  }
  if (session.data) return <SignInPage />;
  return (
    <Box component="main" sx={{ maxWidth: 480, mx: 'auto', p: 3, pt: 10 }}>
      {session.isError ? (
        <Failed error={session.error} onRetry={() => void session.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Box>
  );
}
