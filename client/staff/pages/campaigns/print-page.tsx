import Download from '@mui/icons-material/Download';
import Print from '@mui/icons-material/Print';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { queryString } from '../../api.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useCampaign, useMessage } from '../../queries/campaigns.ts';
import { useLinks } from '../../queries/links.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { CardSheet, Poster } from './poster.tsx';
import { PrintChoice, type PrintLayout } from './print-choice.tsx';

/** Sheets for notice boards and cards for meetings, to print or to take away as a PDF. */
export function PrintPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const language = useLanguage();
  const shortName = useShortName();
  const progress = useCampaign(id);
  const links = useLinks(id);
  const message = useMessage(id);
  const [search, setSearch] = useSearchParams();
  const layout: PrintLayout = search.get('layout') === 'cards' ? 'cards' : 'poster';
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const sorted = (links.data ?? []).toSorted((a, b) =>
    shortName(a.organizationId, a.organizationName).localeCompare(
      shortName(b.organizationId, b.organizationName),
      'ru',
      { numeric: true },
    ),
  );
  const chosen = sorted.filter(({ organizationId }) => !without.has(organizationId));
  const organizations =
    without.size === 0 ? '' : chosen.map(({ organizationId }) => organizationId).join(',');
  const pdf = `/api/campaigns/${id}/posters.pdf${queryString({ layout, language, organizations })}`;
  const Sheet = layout === 'cards' ? CardSheet : Poster;
  const nothing = chosen.length === 0;
  return (
    <Page
      title={t('link.printTitle')}
      above={<TextLink to={`/campaigns/${id}?tab=links`}>{t('link.printBack')}</TextLink>}
      actions={
        <>
          <Button
            variant="outlined"
            startIcon={<Download />}
            disabled={nothing}
            href={pdf}
            download
          >
            {t('poster.pdf')}
          </Button>
          <Button
            variant="contained"
            startIcon={<Print />}
            disabled={nothing}
            onClick={() => window.print()}
          >
            {t('link.printDo')}
          </Button>
        </>
      }
    >
      <GlobalStyles styles={{ '@page': { size: 'A4', margin: '12mm' } }} />
      <Loaded query={progress}>
        {({ campaign }) => (
          <Loaded query={links}>
            {() => (
              <Loaded query={message}>
                {(about) => (
                  <>
                    <PrintChoice
                      layout={layout}
                      onLayout={(next) => setSearch({ layout: next }, { replace: true })}
                      links={sorted}
                      without={without}
                      onWithout={setWithout}
                    />
                    {nothing && <Alert severity="info">{t('poster.chooseFirst')}</Alert>}
                    <Box
                      sx={{
                        display: 'grid',
                        gap: 2.5,
                        gridTemplateColumns: { lg: layout === 'poster' ? '1fr 1fr' : '1fr' },
                        maxWidth: layout === 'poster' ? 'none' : '210mm',
                        '@media print': { display: 'block', maxWidth: 'none' },
                      }}
                    >
                      {chosen.map((link) => (
                        <Sheet key={link.id} campaign={campaign} about={about} link={link} />
                      ))}
                    </Box>
                  </>
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}
