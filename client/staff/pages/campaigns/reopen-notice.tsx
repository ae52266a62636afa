import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { useMoveCampaign } from '../../queries/campaigns.ts';

/** A campaign closed before its time can be opened again while its figures are not final. */
export function ReopenNotice({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation();
  const reopen = useMoveCampaign(campaign.id, 'reopen');
  return (
    <Alert
      severity={reopen.isError ? 'error' : 'info'}
      sx={{ mb: 2.5 }}
      action={
        !reopen.isError && (
          <Button
            color="inherit"
            size="small"
            disabled={reopen.isPending}
            onClick={() => reopen.mutate()}
          >
            {t('campaign.reopen')}
          </Button>
        )
      }
    >
      {reopen.isError ? reopen.error.message : t('campaign.reopenHint')}
    </Alert>
  );
}
