import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { useMoveCampaign } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { OpenTerms } from './open-terms.tsx';

/** Open or close, whichever the state and the person's rights allow. */
export function CampaignActions({ progress }: { progress: CampaignProgress }) {
  const can = useCan();
  const { state } = progress.campaign;
  if (state === 'draft' && can('campaign.open')) return <OpenAction progress={progress} />;
  if ((state === 'open' || state === 'planned') && can('campaign.close')) {
    return <CloseAction id={progress.campaign.id} />;
  }
  return null;
}

function OpenAction({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const open = useMoveCampaign(progress.campaign.id, 'open');
  return (
    <>
      <Button variant="contained" onClick={() => setAsking(true)}>
        {t('campaign.open')}
      </Button>
      <Confirm
        open={asking}
        title={t('campaign.confirmOpen.title')}
        submit={t('campaign.confirmOpen.submit')}
        busy={open.isPending}
        error={open.error}
        onClose={() => setAsking(false)}
        onSubmit={() => open.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        <OpenTerms progress={progress} />
      </Confirm>
    </>
  );
}

function CloseAction({ id }: { id: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const close = useMoveCampaign(id, 'close');
  return (
    <>
      <Button variant="outlined" onClick={() => setAsking(true)}>
        {t('campaign.close')}
      </Button>
      <Confirm
        open={asking}
        title={t('campaign.confirmClose.title')}
        submit={t('campaign.confirmClose.submit')}
        danger
        busy={close.isPending}
        error={close.error}
        onClose={() => setAsking(false)}
        onSubmit={() => close.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        {t('campaign.confirmClose.text')}
      </Confirm>
    </>
  );
}
