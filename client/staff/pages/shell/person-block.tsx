import Logout from '@mui/icons-material/Logout';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../queries/person.ts';
import { useSignOut } from '../../queries/session.ts';
import { ChangePasswordButton } from '../session/change-password-button.tsx';
import { LanguageButton } from './language-button.tsx';

/** Who is signed in, the language and the way out. */
export function PersonBlock() {
  const { t } = useTranslation();
  const person = usePerson();
  const signOut = useSignOut();
  return (
    <Box sx={{ px: 2.25, py: 1.5, borderTop: 1, borderColor: 'divider', fontSize: '0.875rem' }}>
      <Box sx={{ fontWeight: 600 }}>{person.name}</Box>
      <Box sx={{ color: 'text.secondary', mb: 0.75 }}>{t(`role.${person.role}`)}</Box>
      <Box sx={{ display: 'flex', gap: 0.5, ml: -1.5, flexWrap: 'wrap' }}>
        <LanguageButton />
        <ChangePasswordButton />
        <Button
          size="small"
          color="inherit"
          startIcon={<Logout fontSize="small" aria-hidden />}
          disabled={signOut.isPending}
          onClick={() => signOut.mutate(undefined)}
          sx={{ minHeight: 36 }}
        >
          {t('common.signOut')}
        </Button>
      </Box>
    </Box>
  );
}
