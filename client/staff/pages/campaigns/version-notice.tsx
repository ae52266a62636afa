import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { useEarlierVersions } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';

/** Who has begun an earlier version of the form, and so is not asked what is new in this one. */
export function VersionNotice({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation();
  const asks = useCan()('campaign.open') && campaign.kind === 'dataForm';
  const { data: staying = [] } = useEarlierVersions(campaign.id, asks);
  if (!asks || staying.length === 0) return null;
  return (
    <Alert severity="info" sx={{ mb: 2.5, '& .MuiAlert-message': { minWidth: 0 } }}>
      <details>
        <summary>{t('campaign.earlier.title', { count: staying.length })}</summary>
        {t('campaign.earlier.text')}
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
          {staying.map(({ organizationId, name, formVersion: version }) => (
            <li key={organizationId}>{t('campaign.earlier.line', { name, version })}</li>
          ))}
        </Box>
      </details>
    </Alert>
  );
}
