import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignView } from '../../../../server/campaigns/schema.ts';
import { Problem } from '../../api.ts';
import { formatMoment, fromWallClock, toWallClock } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useMoveClosing } from '../../queries/campaigns.ts';
import { useZone } from '../../queries/municipalities.ts';
import { Confirm } from '../../ui/confirm.tsx';

/** Gives a campaign more time, or less. */
export function ClosingButton({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const move = useMoveClosing(campaign.id);
  const [wall, setWall] = useState<string | null>(null);
  const [fault, setFault] = useState<string>();
  const close = () => {
    setWall(null);
    setFault(undefined);
    move.reset();
  };
  const submit = () => {
    const moment = fromWallClock(wall ?? '', zone);
    const need =
      moment === null
        ? 'needCloses'
        : moment <= new Date().toISOString()
          ? 'closesInPast'
          : moment <= campaign.opensAt
            ? 'closesBeforeOpens'
            : null;
    if (need !== null) setFault(t(`newCampaign.${need}`));
    else if (moment !== null) move.mutate(moment, { onSuccess: close });
  };
  const refused = move.error instanceof Problem ? move.error.at('closesAt') : undefined;
  return (
    <>
      <Button variant="outlined" onClick={() => setWall(toWallClock(campaign.dueAt, zone))}>
        {t('campaign.moveClosing.open')}
      </Button>
      <Confirm
        open={wall !== null}
        title={t('campaign.moveClosing.title')}
        submit={t('campaign.moveClosing.submit')}
        busy={move.isPending}
        error={refused === undefined ? move.error : null}
        onClose={close}
        onSubmit={submit}
      >
        <Typography sx={{ mb: 2 }}>
          {t('campaign.moveClosing.text', {
            moment: formatMoment(campaign.dueAt, zone, language),
          })}
        </Typography>
        <TextField
          type="datetime-local"
          label={t('campaign.moveClosing.field')}
          value={wall ?? ''}
          onChange={(event) => {
            setWall(event.target.value);
            setFault(undefined);
          }}
          error={(fault ?? refused) !== undefined}
          helperText={fault ?? refused}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Confirm>
    </>
  );
}
