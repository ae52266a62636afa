import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { useMoveCampaign } from '../../queries/campaigns.ts';
import { useCan } from '../../queries/person.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { LinkButton } from '../../ui/router-link.tsx';
import { ClosingButton } from './closing-button.tsx';

/** Close, move the closing or open again, whichever the state and the person's rights allow. */
export function CampaignActions({ progress }: { progress: CampaignProgress }) {
  const can = useCan();
  const { t } = useTranslation();
  const { campaign } = progress;
  const { state } = campaign;
  if (!can('campaign.close')) return null;
  if (state === 'open' || state === 'planned') {
    return (
      <>
        <ClosingButton campaign={campaign} />
        <CloseAction id={campaign.id} />
      </>
    );
  }
  return state === 'closed' ? (
    <LinkButton variant="outlined" to={`/campaigns/new?form=${campaign.formKey}`}>
      {t('campaign.again')}
    </LinkButton>
  ) : null;
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
