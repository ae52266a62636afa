import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { JoinView } from '../../../../server/people/schema.ts';
import { addressOf } from '../../format/person-name.ts';
import { useLookAtCode } from '../../queries/people.ts';
import { useSession } from '../../queries/session.ts';
import { TextLink } from '../../ui/router-link.tsx';
import { Loading } from '../../ui/states.tsx';
import { Door } from './door.tsx';
import { JoinCodeForm } from './join-code-form.tsx';
import { JoinPasswordForm } from './join-password-form.tsx';

/**
 * The way in for whoever has a code: by an address that carries it behind the #, where no log sees
 * it, or typed from a slip.
 */
export function JoinPage() {
  const { t } = useTranslation();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const session = useSession();
  const look = useLookAtCode();
  const [typed, setTyped] = useState('');
  const code = typed || hash.slice(1);
  const { mutate } = look;
  const ready = session.data !== undefined;
  useEffect(() => {
    // The session comes first: it brings the token that every request needs.
    if (ready && hash.length > 1) mutate(hash.slice(1));
  }, [ready, hash, mutate]);
  const below = <TextLink to="/">{t('join.toSignIn')}</TextLink>;
  const invited = look.data;

  if (invited) {
    return (
      <Door
        title={t('join.welcome', { name: addressOf(invited.name) })}
        lead={<Place invited={invited} />}
        below={below}
      >
        {session.data?.person && session.data.person.name !== invited.name && (
          <Alert severity="warning" sx={{ mb: 2.5 }}>
            {t('join.other', { name: session.data.person.name })}
          </Alert>
        )}
        <JoinPasswordForm code={code} invited={invited} />
        <Button
          sx={{ mt: 1, ml: -2 }}
          onClick={() => {
            setTyped('');
            look.reset();
            void navigate('/join', { replace: true });
          }}
        >
          {t('join.otherCode')}
        </Button>
      </Door>
    );
  }
  const looking = hash.length > 1 && !typed && !look.isError;
  return (
    <Door title={t('join.title')} lead={t('join.lead')} below={below}>
      {looking ? (
        <Loading rows={2} />
      ) : (
        <>
          {session.isError && (
            <Alert
              severity="error"
              sx={{ mb: 2 }}
              action={<Button onClick={() => void session.refetch()}>{t('common.retry')}</Button>}
            >
              {session.error.message}
            </Alert>
          )}
          <JoinCodeForm
            busy={look.isPending}
            error={look.error}
            onCode={(next) => {
              setTyped(next);
              mutate(next);
            }}
          />
        </>
      )}
    </Door>
  );
}

function Place({ invited }: { invited: JoinView }) {
  const { t } = useTranslation();
  return (
    <>
      <Box sx={{ color: 'text.primary', fontWeight: 600 }}>{invited.name}</Box>
      <Box>{t('join.place', { municipality: invited.municipality })}</Box>
      {invited.organizations.map((name) => (
        <Box key={name} sx={{ color: 'text.primary', fontWeight: 500, mt: 0.5 }}>
          {name}
        </Box>
      ))}
      <Box sx={{ mt: 0.5 }}>{t('join.asRole', { role: t(`role.${invited.role}`) })}</Box>
    </>
  );
}
