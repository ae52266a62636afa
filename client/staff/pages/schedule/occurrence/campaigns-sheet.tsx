import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OccurrenceDetail } from '../../../../../server/schedules/occurrence.schema.ts';
import { useCampaigns } from '../../../queries/campaigns.ts';
import { useChangeOccurrence } from '../../../queries/occurrences.ts';
import { useCan } from '../../../queries/person.ts';
import { TextLink } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { CampaignState } from '../../campaigns/campaign-state.tsx';
import { TieDialog } from '../tie-dialog.tsx';

/** The campaigns by which it is carried out, with how they stand. */
export function CampaignsSheet({ one }: { one: OccurrenceDetail }) {
  const { t } = useTranslation();
  const can = useCan();
  const change = useChangeOccurrence(one.id);
  const [open, setOpen] = useState(false);
  const { data: seen = [] } = useCampaigns(can('campaign.read'));
  const campaigns = one.campaigns ?? [];
  if (campaigns.length === 0 && one.may !== 'plan') return null;
  const canRead = (id: string) => seen.some((campaign) => campaign.id === id);
  const close = () => setOpen(false);
  return (
    <Sheet
      title={t('schedule.campaigns')}
      actions={
        one.may === 'plan' && (
          <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
            {t(campaigns.length > 0 ? 'schedule.change' : 'schedule.tie')}
          </Button>
        )
      }
    >
      {campaigns.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>{t('occurrence.campaignsNone')}</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {campaigns.map(({ id, title, state }) => (
            <li key={id}>
              {canRead(id) ? <TextLink to={`/campaigns/${id}`}>{title}</TextLink> : title}
              <div>
                <CampaignState state={state} />
              </div>
            </li>
          ))}
        </Box>
      )}
      {open && (
        <TieDialog
          title={one.title}
          tied={campaigns.map(({ id }) => id)}
          busy={change.isPending}
          error={change.error}
          onSave={(campaignIds) =>
            change.mutate({ version: one.version, campaignIds }, { onSuccess: close })
          }
          onClose={close}
        />
      )}
    </Sheet>
  );
}
