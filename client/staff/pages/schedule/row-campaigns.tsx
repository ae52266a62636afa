import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScheduleRowView } from '../../../../server/schedules/schema.ts';
import { useCampaigns } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';
import { useTieCampaigns } from '../../queries/schedule.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { CampaignState } from '../campaigns/campaign-state.tsx';
import { TieDialog } from './tie-dialog.tsx';

/** A campaign that carries out an event, with its state. */
function TiedCampaign({ campaign }: { campaign: ScheduleRowView['campaigns'][number] }) {
  const { id, title, state } = campaign;
  const can = useCan();
  // An organization's people see the campaigns that ask them; of the others they know the title.
  const { data: seen = [] } = useCampaigns(can('campaign.read'));
  const name = <ClampText text={title} />;
  return (
    <>
      {seen.some((one) => one.id === id) ? (
        <TextLink to={`/campaigns/${id}`}>{name}</TextLink>
      ) : (
        name
      )}
      <CampaignState state={state} />
    </>
  );
}

/** The campaigns that carry out an event, with their state, and the way to tie others. */
export function RowCampaigns({ row }: { row: ScheduleRowView }) {
  const { t } = useTranslation();
  const can = useCan();
  const tie = useTieCampaigns();
  const [open, setOpen] = useState(false);
  return (
    <>
      {row.campaigns.map((campaign) => (
        <Box key={campaign.id} sx={{ mb: 1 }}>
          <TiedCampaign campaign={campaign} />
        </Box>
      ))}
      {row.campaigns.length === 0 && !can('schedule.write') && (
        <Box sx={{ color: 'text.secondary' }}>{t('schedule.notTied')}</Box>
      )}
      {can('schedule.write') && (
        <Button
          size="small"
          aria-label={t('schedule.tieOf', { title: row.title })}
          onClick={() => setOpen(true)}
        >
          {t(row.campaigns.length > 0 ? 'schedule.change' : 'schedule.tie')}
        </Button>
      )}
      {open && (
        <TieDialog
          title={row.title}
          tied={row.campaigns.map(({ id }) => id)}
          busy={tie.isPending}
          error={tie.error}
          onSave={(campaignIds) =>
            tie.mutate({ rowId: row.id, campaignIds }, { onSuccess: () => setOpen(false) })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
