import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { OrganizationPlanDetail } from '../../../../../server/schedules/plan.schema.ts';
import { useApproveOrganizationPlan } from '../../../queries/plan.ts';
import { Confirm } from '../../../ui/confirm.tsx';

interface ApproveDialogProps {
  plan: OrganizationPlanDetail;
  act: 'approve' | 'reopen';
  onClose: () => void;
}

/** Approves an organization's plan, or takes the approval back so that dates can change. */
export function ApproveDialog({ plan, act, onClose }: ApproveDialogProps) {
  const { t } = useTranslation();
  const change = useApproveOrganizationPlan(plan.organizationId);
  return (
    <Confirm
      open
      title={t(`plan.own.${act}Title`)}
      submit={t(`plan.own.${act}`)}
      busy={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ act, version: plan.version }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Typography>
        {t(`plan.own.${act}Text`, { count: plan.events, name: plan.organizationName })}
      </Typography>
    </Confirm>
  );
}
