import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationPlanDetail } from '../../../../../server/schedules/plan.schema.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useApproveOrganizationPlan } from '../../../queries/plan.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { OrderFields, orderDraftOf, orderFaults, orderOf } from './order-fields.tsx';

interface ApproveDialogProps {
  plan: OrganizationPlanDetail;
  act: 'approve' | 'reopen';
  onClose: () => void;
}

/**
 * Approves an organization's plan, by its own order where it has one, or takes the approval back so
 * that dates can change.
 */
export function ApproveDialog({ plan, act, onClose }: ApproveDialogProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: zone });
  const change = useApproveOrganizationPlan(plan.organizationId);
  const [ordered, setOrdered] = useState(plan.order !== null);
  const [draft, setDraft] = useState(() =>
    orderDraftOf(plan.order, { date: today, title: t('plan.own.orderTitleUsual') }),
  );
  const [asked, setAsked] = useState(false);
  const faults = orderFaults(draft, t);
  const submit = () => {
    setAsked(true);
    const faulty = ordered && Object.values(faults).some((fault) => fault !== '');
    if (act === 'approve' && faulty) return;
    change.mutate(
      {
        act,
        version: plan.version,
        ...(act === 'approve' && { order: ordered ? orderOf(draft) : null }),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Confirm
      open
      title={t(`plan.own.${act}Title`)}
      submit={t(`plan.own.${act}`)}
      busy={change.isPending}
      error={change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Typography>
        {t(`plan.own.${act}Text`, { count: plan.events, name: plan.organizationName })}
      </Typography>
      {act === 'approve' && (
        <>
          <FormControlLabel
            sx={{ mt: 1 }}
            control={<Checkbox checked={ordered} onChange={(_, on) => setOrdered(on)} />}
            label={t('plan.own.byOrder')}
          />
          {ordered && (
            <OrderFields
              organizationId={plan.organizationId}
              draft={draft}
              onChange={setDraft}
              faults={asked ? faults : null}
            />
          )}
        </>
      )}
    </Confirm>
  );
}
