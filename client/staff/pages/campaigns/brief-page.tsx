import Print from '@mui/icons-material/Print';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { queryString } from '../../api.ts';
import { briefFile, useBrief } from '../../queries/reports.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { DownloadButton } from '../reports/download-button.tsx';
import { BriefPaper } from './brief-paper.tsx';

/** The page to print: nothing but the sheet comes out of the printer. */
export function BriefPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const organization = search.get('organization') ?? '';
  const items = search.get('items') ?? '';
  const about = { campaignId: id, organization, items };
  const brief = useBrief(about);
  const back = queryString({ tab: 'brief', organization, items });
  return (
    <Page
      title={t('report.brief')}
      above={<TextLink to={`/campaigns/${id}${back}`}>{t('brief.back')}</TextLink>}
      lead={brief.data?.campaign.title}
      actions={
        <>
          <Button variant="contained" startIcon={<Print />} onClick={() => window.print()}>
            {t('brief.printDo')}
          </Button>
          <DownloadButton variant="outlined" path={briefFile(about)}>
            {t('brief.docx')}
          </DownloadButton>
        </>
      }
    >
      <GlobalStyles
        styles={{
          '@page': { size: 'A4 portrait', margin: '20mm 10mm 20mm 30mm' },
          '@media print': { main: { padding: '0 !important' } },
        }}
      />
      <Loaded query={brief} rows={14}>
        {(data) => <BriefPaper brief={data} />}
      </Loaded>
    </Page>
  );
}
