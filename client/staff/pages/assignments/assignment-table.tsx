import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../../../server/campaigns/schema.ts';
import { formatShort } from '../../format/date.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { AssignmentState } from './assignment-state.tsx';
import { isOwed } from './owed.ts';

/** What the button on a form says. */
function actionOf({ locked, state }: AssignmentView) {
  if (locked) return 'view';
  if (state === 'submitted') return 'correct';
  return state === 'draft' ? 'continue' : 'fill';
}

const states: AssignmentView['state'][] = ['notStarted', 'draft', 'submitted'];

/** Data forms by due date. */
export function AssignmentTable({ assignments }: { assignments: AssignmentView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const shortName = useShortName();
  return (
    <DataTable
      caption={t('assignment.caption')}
      rows={assignments.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'form',
          title: t('assignment.form'),
          width: '38%',
          sortBy: ({ title }) => title,
          searchBy: ({ title, organizationId, organizationName }) =>
            `${title} ${shortName(organizationId, organizationName)}`,
          cell: (assignment) => (
            <>
              <TextLink to={`/assignments/${assignment.id}`}>
                <ClampText text={assignment.title} />
              </TextLink>
              <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', fontWeight: 400 }}>
                {shortName(assignment.organizationId, assignment.organizationName)}
              </Box>
            </>
          ),
        },
        {
          id: 'state',
          title: t('assignment.state'),
          sortBy: ({ state }) => states.indexOf(state),
          searchBy: ({ state }) => t(`assignment.states.${state}`),
          cell: ({ state }) => <AssignmentState state={state} />,
        },
        {
          id: 'period',
          title: t('assignment.period'),
          sortBy: ({ period }) => period,
          searchBy: ({ period }) => periodName(period, language),
          cell: ({ period }) => periodName(period, language),
        },
        {
          id: 'due',
          title: t('assignment.due'),
          sortBy: ({ dueAt }) => dueAt,
          searchBy: ({ dueAt }) => formatShort(dueAt, zone, language),
          cell: ({ dueAt, locked, state }) => (
            <>
              {formatShort(dueAt, zone, language)}{' '}
              {locked && state !== 'submitted' && <Mark>{t('assignment.overdue')}</Mark>}
            </>
          ),
        },
        {
          id: 'action',
          title: t('common.actions'),
          control: true,
          cell: (assignment) => (
            <LinkButton
              to={`/assignments/${assignment.id}`}
              size="small"
              variant={isOwed(assignment) ? 'contained' : 'outlined'}
              aria-label={`${t(`assignment.${actionOf(assignment)}`)}: ${assignment.title}`}
            >
              {t(`assignment.${actionOf(assignment)}`)}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
