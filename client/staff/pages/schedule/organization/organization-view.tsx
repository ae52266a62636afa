import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { OrganizationPlanDetail } from '../../../../../server/schedules/plan.schema.ts';
import { formatDate } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useOrganizationPlan, useOrganizationPlans } from '../../../queries/plan.ts';
import { FileLink } from '../../../ui/file-link.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Empty } from '../../../ui/states.tsx';
import { dayText } from '../occurrence-words.ts';
import { OrganizationPlanState } from '../upkeep/organization-plans-sheet.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { OwnEvents } from './own-events.tsx';

/** An organization's own copy of the plan: its dates within the municipality's, and its approval. */
export function OrganizationView() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const plans = useOrganizationPlans();
  const list = plans.data?.plans ?? [];
  const asked = params.get('organization');
  const chosen = list.find(({ organizationId }) => organizationId === asked) ?? list[0];
  const plan = useOrganizationPlan(chosen?.organizationId ?? '');
  const choose = (organization: string) =>
    setParams({ view: 'organization', organization }, { replace: true });
  return (
    <Loaded query={plans} rows={8}>
      {() =>
        !chosen ? (
          <Empty title={t('plan.own.noneTitle')} text={t('plan.own.noneText')} />
        ) : (
          <>
            {list.length > 1 && (
              <SelectField
                label={t('plan.organizations.organization')}
                value={chosen.organizationId}
                onChange={choose}
                sx={{ mb: 2, maxWidth: '28rem' }}
                options={list.map(({ organizationId, organizationName }) => ({
                  value: organizationId,
                  text: organizationName,
                }))}
              />
            )}
            <Loaded query={plan} rows={8}>
              {(detail) => <OwnPlan key={detail.organizationId} plan={detail} />}
            </Loaded>
          </>
        )
      }
    </Loaded>
  );
}

function OwnPlan({ plan }: { plan: OrganizationPlanDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const [dialog, setDialog] = useState<'approve' | 'reopen' | null>(null);
  const outside = useMemo(() => plan.list.filter((one) => one.outside).length, [plan.list]);
  if (plan.events === 0) {
    return <Empty title={t('plan.own.emptyTitle')} text={t('plan.own.emptyText')} />;
  }
  const { state, deadline, approvedAt, approvedBy, mayApprove, adjusted, done, events } = plan;
  const approvedText =
    approvedAt === null
      ? ''
      : t('plan.own.approvedBy', {
          name: approvedBy ?? '',
          date: formatDate(approvedAt, zone, language),
        });
  return (
    <>
      <Sheet
        title={plan.organizationName}
        actions={
          mayApprove &&
          (state === 'draft' ? (
            <Button variant="contained" onClick={() => setDialog('approve')}>
              {t('plan.own.approve')}
            </Button>
          ) : (
            <Button size="small" variant="outlined" onClick={() => setDialog('reopen')}>
              {t('plan.own.reopen')}
            </Button>
          ))
        }
      >
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            columnGap: 3,
            rowGap: 0.5,
            alignItems: 'center',
          }}
        >
          <OrganizationPlanState plan={plan} />
          {deadline !== null && (
            <span>{t('plan.own.deadline', { date: dayText(deadline, language) })}</span>
          )}
          {approvedText !== '' && <span>{approvedText}</span>}
        </Box>
        {state === 'approved' && plan.order && (
          <Box sx={{ mt: 1 }}>
            {t('plan.versions.order', {
              ...plan.order,
              date: dayText(plan.order.date, language),
            })}
            {plan.order.file && <FileLink file={plan.order.file} />}
          </Box>
        )}
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {t('plan.own.counts', { count: events, done, adjusted })}
          {state === 'draft' && !mayApprove && ` ${t('plan.own.headApproves')}`}
        </Typography>
        {outside > 0 && (
          <Typography sx={{ mt: 1, fontWeight: 600, color: 'warning.main' }}>
            {t('plan.own.outside', { count: outside })}
          </Typography>
        )}
      </Sheet>
      <OwnEvents plan={plan} />
      {dialog && <ApproveDialog plan={plan} act={dialog} onClose={() => setDialog(null)} />}
    </>
  );
}
