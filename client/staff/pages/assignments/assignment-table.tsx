import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { assignmentStates } from './state-order.ts';
import type { AssignmentView } from '../../../../server/assignments/schema.ts';
import { formatShort } from '../../format/date.ts';
import { periodName } from '../../format/period.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';
import { useCan } from '../../queries/person.ts';
import { ClampText } from '../../ui/clamp.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { LinkButton, TextLink } from '../../ui/router-link.tsx';
import { useShortName } from '../organizations/organization-name.tsx';
import { AssignmentState } from './assignment-state.tsx';
import { inOrder, isOwed } from './owed.ts';
import { useTimeLeft } from './use-time-left.ts';

/** What the button on a form says. */
function actionOf({ locked, state }: AssignmentView, signs: boolean) {
  if (locked) return 'view';
  switch (state) {
    case 'notStarted':
      return 'fill';
    case 'draft':
      return 'continue';
    case 'returned':
      return 'correct';
    case 'toSign':
      return signs ? 'sign' : 'view';
    case 'submitted':
    case 'accepted':
      return 'view';
  }
}

/** Data forms by due date. */
export function AssignmentTable({ assignments }: { assignments: AssignmentView[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const zone = useZone();
  const signs = useCan()('dataForm.sign');
  const shortName = useShortName();
  const timeLeft = useTimeLeft();
  return (
    <DataTable
      caption={t('assignment.caption')}
      rows={inOrder(assignments)}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'form',
          title: t('assignment.form'),
          width: '36%',
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
          sortBy: ({ state }) => assignmentStates.indexOf(state),
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
          cell: (assignment) => (
            <>
              {formatShort(assignment.dueAt, zone, language)}
              {isOwed(assignment, signs) && (
                <Box
                  sx={{
                    fontSize: '0.8125rem',
                    fontWeight: new Date(assignment.dueAt) < new Date() ? 600 : 400,
                    color:
                      new Date(assignment.dueAt) < new Date() ? 'warning.main' : 'text.secondary',
                  }}
                >
                  {timeLeft(assignment.dueAt)}
                </Box>
              )}
            </>
          ),
        },
        {
          id: 'action',
          title: t('common.actions'),
          control: true,
          cell: (assignment) => {
            const action = t(`assignment.${actionOf(assignment, signs)}`);
            return (
              <LinkButton
                to={`/assignments/${assignment.id}`}
                size="small"
                variant={isOwed(assignment, signs) ? 'contained' : 'outlined'}
                aria-label={`${action}: ${assignment.title}`}
              >
                {action}
              </LinkButton>
            );
          },
        },
      ]}
    />
  );
}
