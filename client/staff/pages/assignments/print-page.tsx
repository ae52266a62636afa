import Print from '@mui/icons-material/Print';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAssignment } from '../../queries/assignments.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { PrintPaper } from './print-paper.tsx';

/** The form as a paper to be signed: nothing but the sheet comes out of the printer. */
export function PrintPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const assignment = useAssignment(id);
  return (
    <Page
      title={t('paper.page')}
      above={<TextLink to={`/assignments/${id}`}>{t('paper.back')}</TextLink>}
      lead={assignment.data?.assignment.title}
      actions={
        <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
          {t('paper.print')}
        </Button>
      }
    >
      <GlobalStyles
        styles={{
          '@page': { size: 'A4 portrait', margin: '20mm 10mm 20mm 30mm' },
          '@media print': { main: { padding: '0 !important' } },
        }}
      />
      <Loaded query={assignment} rows={14}>
        {(view) => <PrintPaper view={view} />}
      </Loaded>
    </Page>
  );
}
