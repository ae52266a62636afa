import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Status } from '../../ui/status.tsx';
import { AssignmentState } from '../assignments/assignment-state.tsx';
import { OrganizationName } from '../organizations/organization-name.tsx';
import { useTypeName } from '../organizations/type-name.ts';
import { useProgressColumns } from './progress-columns.tsx';
import { isOver } from './progress-totals.ts';

type Row = CampaignProgress['organizations'][number];

const stages = ['notStarted', 'draft', 'returned', 'toSign', 'submitted', 'accepted'] as const;

/** Participation, organization by organization. */
export function ProgressTable({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const counts = useProgressColumns<Row>();
  const typeName = useTypeName();
  const dataForm = progress.campaign.kind === 'dataForm';
  const clusters = progress.organizations.some(({ cluster }) => cluster !== '');
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t('progress.organization'),
      width: '36%',
      cell: ({ id, name }) => <OrganizationName id={id} name={name} />,
      sortBy: ({ shortName }) => shortName,
      searchBy: ({ shortName, name }) => `${shortName} ${name}`,
    },
    {
      id: 'type',
      title: t('progress.type'),
      cell: ({ type }) => typeName(type),
      sortBy: ({ type }) => typeName(type),
    },
    ...(clusters
      ? [
          {
            id: 'cluster',
            title: t('progress.cluster'),
            cell: ({ cluster }: Row) => cluster,
            sortBy: ({ cluster }: Row) => cluster,
          },
        ]
      : []),
    {
      id: 'state',
      title: t('progress.state'),
      cell: (row) => <RowState row={row} />,
      sortBy: (row) =>
        row.assignmentState
          ? stages.indexOf(row.assignmentState)
          : Number(row.received > 0) + Number(isOver(row)),
      searchBy: () => '',
    },
    ...(dataForm ? [] : counts),
  ];
  const rows = useMemo(
    () =>
      progress.organizations.toSorted((a, b) =>
        a.shortName.localeCompare(b.shortName, 'ru', { numeric: true }),
      ),
    [progress.organizations],
  );
  const drafted = ['name', 'type', 'cluster', 'expected'];
  return (
    <DataTable
      caption={t('progress.caption')}
      columns={
        progress.campaign.state === 'draft'
          ? columns.filter(({ id }) => drafted.includes(id))
          : columns
      }
      rows={rows}
      rowKey={({ id }) => id}
      copyable
    />
  );
}

function RowState({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (row.assignmentState) {
    return (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <AssignmentState state={row.assignmentState} />
        {row.assignmentId && row.assignmentState !== 'notStarted' && (
          <TextLink to={`/assignments/${row.assignmentId}`}>{t('assignment.view')}</TextLink>
        )}
      </Box>
    );
  }
  if (isOver(row)) {
    return <Status tone="wait" icon={WarningAmber} text={t('progress.moreShort')} />;
  }
  return row.received > 0 ? (
    <Status tone="good" icon={CheckCircle} text={t('progress.answeredYes')} />
  ) : (
    <Status tone="quiet" icon={RadioButtonUnchecked} text={t('progress.answeredNo')} />
  );
}
