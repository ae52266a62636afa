import Print from '@mui/icons-material/Print';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCampaign } from '../../queries/campaigns.ts';
import { useLinks } from '../../queries/links.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Poster } from './poster.tsx';

/** Sheets for notice boards: one organization on each printed page. */
export function PrintPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const progress = useCampaign(id);
  const links = useLinks(id);
  return (
    <Page
      title={t('link.printTitle')}
      above={<TextLink to={`/campaigns/${id}?tab=links`}>{t('link.printBack')}</TextLink>}
      lead={t('link.printLead')}
      actions={
        <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
          {t('link.printDo')}
        </Button>
      }
    >
      <Loaded query={progress}>
        {({ campaign }) => (
          <Loaded query={links}>
            {(all) => (
              <Box
                sx={{
                  display: 'grid',
                  gap: 2.5,
                  gridTemplateColumns: { sm: '1fr 1fr' },
                  '@media print': { display: 'block' },
                }}
              >
                {all.map((link) => (
                  <Poster key={link.id} campaign={campaign} link={link} />
                ))}
              </Box>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
