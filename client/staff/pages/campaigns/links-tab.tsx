import Print from '@mui/icons-material/Print';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { useLinks } from '../../queries/links.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { Empty } from '../../ui/states.tsx';
import { LinkTable } from './link-table.tsx';

/** The addresses by which people answer. */
export function LinksTab({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const { campaign } = progress;
  if (campaign.kind === 'dataForm') {
    return <Empty title={t('link.noneTitle')} text={t('link.noneText')} />;
  }
  if (campaign.state === 'draft') {
    return <Empty title={t('link.emptyTitle')} text={t('link.emptyText')} />;
  }
  return <Links campaignId={campaign.id} />;
}

function Links({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation();
  const links = useLinks(campaignId);
  return (
    <Loaded query={links}>
      {(all) =>
        all.length === 0 ? (
          <Empty title={t('link.emptyTitle')} text={t('link.emptyText')} />
        ) : (
          <>
            <Box sx={{ mb: 1.5, display: 'flex', justifyContent: 'flex-end' }}>
              <LinkButton
                to={`/campaigns/${campaignId}/print`}
                variant="outlined"
                startIcon={<Print />}
              >
                {t('link.print')}
              </LinkButton>
            </Box>
            <Sheet flush>
              <LinkTable campaignId={campaignId} links={all} />
            </Sheet>
          </>
        )
      }
    </Loaded>
  );
}
