import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCampaigns } from '../../queries/campaigns.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { CampaignState } from '../campaigns/campaign-state.tsx';

interface TieDialogProps {
  /** The event. */
  title: string;
  /** The campaigns that are tied to it now. */
  tied: readonly string[];
  busy: boolean;
  error: Error | null;
  onSave: (campaignIds: string[]) => void;
  onClose: () => void;
}

/** Chooses the campaigns that carry out one event of the schedule. */
export function TieDialog({ title, tied, busy, error, onSave, onClose }: TieDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const campaigns = useCampaigns();
  const [chosen, setChosen] = useState(tied);
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{t('schedule.tieTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1, fontWeight: 500 }}>{title}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('schedule.tieHint')}
        </Typography>
        {error && <Alert severity="error">{error.message}</Alert>}
        <Loaded query={campaigns} rows={3}>
          {(all) => (
            <FormGroup>
              {all.length === 0 && t('schedule.noCampaigns')}
              {all.map((campaign) => (
                <FormControlLabel
                  key={campaign.id}
                  label={
                    <>
                      {campaign.title} <CampaignState state={campaign.state} />
                    </>
                  }
                  control={
                    <Checkbox
                      checked={chosen.includes(campaign.id)}
                      onChange={(_, on) =>
                        setChosen((old) =>
                          on ? [...old, campaign.id] : old.filter((one) => one !== campaign.id),
                        )
                      }
                    />
                  }
                />
              ))}
            </FormGroup>
          )}
        </Loaded>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={busy} onClick={() => onSave([...chosen])}>
          {busy ? t('common.saving') : t('common.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
