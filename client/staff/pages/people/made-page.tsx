import Print from '@mui/icons-material/Print';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { InvitationsView } from '../../../../server/people/schema.ts';
import { Page } from '../../ui/page.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { MadeTable } from './made-table.tsx';
import { sheetsOf, Slips } from './slips.tsx';
import { useInvitationWords } from './use-invitation-words.ts';

interface MadePageProps {
  made: InvitationsView;
  onBack: () => void;
}

/** Invitations that were just made: slips to print, a table to copy. Shown this once. */
export function MadePage({ made, onBack }: MadePageProps) {
  const { t } = useTranslation();
  const words = useInvitationWords();
  const [first] = made.invitations;
  const count = made.invitations.length;
  return (
    <Page
      title={t('invitation.manyTitle')}
      lead={t('invitation.manyLead', { count, day: first ? words.until(first) : '' })}
      actions={
        <>
          <Button onClick={onBack}>{t('invitation.back')}</Button>
          <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
            {t('invitation.printAll')}
          </Button>
        </>
      }
    >
      <Box sx={{ displayPrint: 'none' }}>
        <Alert severity="warning" sx={{ mb: 2.5 }}>
          {t('invitation.manyOnce')}
        </Alert>
        <Sheet flush title={t('invitation.tableTitle')}>
          <MadeTable made={made} />
        </Sheet>
        <Typography variant="h2" sx={{ mt: 4 }}>
          {t('invitation.slipsTitle')}
        </Typography>
        <Typography sx={{ color: 'text.secondary', mb: 2 }}>
          {t('invitation.slipsHint', { count: sheetsOf(count) })}
        </Typography>
      </Box>
      <Slips made={made} />
    </Page>
  );
}
