import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import EditNote from '@mui/icons-material/EditNote';
import History from '@mui/icons-material/History';
import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganizationPlanView } from '../../../../../server/schedules/plan.schema.ts';
import { formatDate } from '../../../format/date.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { useZone } from '../../../queries/municipalities.ts';
import { useOrganizationPlans } from '../../../queries/plan.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { TextLink } from '../../../ui/router-link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { Status } from '../../../ui/status.tsx';
import { dayText } from '../occurrence-words.ts';
import { viewPath } from '../views.ts';

/** Which organizations have approved their own plan, and whether in time. */
export function OrganizationPlansSheet() {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const plans = useOrganizationPlans();
  const columns = useMemo((): Column<OrganizationPlanView>[] => {
    return [
      {
        id: 'organization',
        title: t('plan.organizations.organization'),
        cell: ({ organizationId, organizationName }) => (
          <TextLink to={viewPath('organization', { organization: organizationId })}>
            {organizationName}
          </TextLink>
        ),
        sortBy: ({ organizationName }) => organizationName,
      },
      {
        id: 'state',
        title: t('schedule.state'),
        width: '28%',
        cell: (plan) => <OrganizationPlanState plan={plan} />,
        sortBy: rank,
      },
      {
        id: 'approved',
        title: t('plan.organizations.approvedOn'),
        width: '18%',
        cell: ({ approvedAt }) =>
          approvedAt === null ? '' : formatDate(approvedAt, zone, language),
        sortBy: ({ approvedAt }) => approvedAt,
      },
      {
        id: 'done',
        title: t('plan.organizations.done'),
        width: '18%',
        figure: true,
        cell: ({ done, events }) => t('common.of', { part: done, whole: events }),
        sortBy: ({ done }) => done,
      },
    ];
  }, [t, language, zone]);
  const list = useMemo(
    () =>
      plans.data?.plans.filter(({ events }) => events > 0).toSorted((a, b) => rank(a) - rank(b)),
    [plans.data],
  );
  return (
    <Loaded query={plans} rows={3}>
      {({ deadline }) => (
        <Sheet flush title={t('plan.organizations.title')}>
          <Box sx={{ px: { xs: 2, sm: 2.5 }, pb: 1.5 }}>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {list && list.length > 0
                ? t('plan.organizations.lead', {
                    part: list.filter(({ state }) => state === 'approved').length,
                    count: list.length,
                  })
                : t('plan.organizations.none')}{' '}
              {deadline === null
                ? t('plan.organizations.noDeadline')
                : t('plan.organizations.deadline', { date: dayText(deadline, language) })}
            </Typography>
          </Box>
          {list && list.length > 0 && (
            <DataTable<OrganizationPlanView>
              id="organization-plans"
              caption={t('plan.organizations.title')}
              rows={list}
              rowKey={({ organizationId }) => organizationId}
              columns={columns}
              copyable
            />
          )}
        </Sheet>
      )}
    </Loaded>
  );
}

/** Those who are late first. */
function rank({ late, state, onTime }: OrganizationPlanView): number {
  if (late) return 0;
  if (state === 'draft') return 1;
  return onTime === false ? 2 : 3;
}

/** Whether the plan is approved, and whether that was or still is in time. */
export function OrganizationPlanState({ plan }: { plan: OrganizationPlanView }) {
  const { t } = useTranslation();
  const { state, late, onTime } = plan;
  if (late) return <Status tone="bad" icon={WarningAmber} text={t('plan.organizations.late')} />;
  if (state === 'draft') {
    return <Status tone="wait" icon={EditNote} text={t('plan.organizations.draft')} />;
  }
  return onTime === false ? (
    <Status tone="quiet" icon={History} text={t('plan.organizations.approvedLate')} />
  ) : (
    <Status
      tone="good"
      icon={CheckCircle}
      text={t(onTime === null ? 'plan.organizations.approved' : 'plan.organizations.onTime')}
    />
  );
}
