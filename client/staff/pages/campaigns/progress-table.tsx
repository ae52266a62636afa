import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { CampaignProgress } from '../../../../server/campaigns/schema.ts';
import { formatNumber, shareOf, withUnit } from '../../format/number.ts';
import { useLanguage } from '../../i18n/index.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { TextLink } from '../../ui/router-link.tsx';
import { Status } from '../../ui/status.tsx';
import { AssignmentState } from '../assignments/assignment-state.tsx';
import { OrganizationName, useShortName } from '../organizations/organization-name.tsx';
import { useTypeName } from '../organizations/type-name.ts';

type Row = CampaignProgress['organizations'][number];

/** Participation, organization by organization. */
export function ProgressTable({ progress }: { progress: CampaignProgress }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const typeName = useTypeName();
  const shortName = useShortName();
  const figure = (value: number | null) =>
    value === null ? '—' : formatNumber(value, 0, language);
  const dataForm = progress.campaign.kind === 'dataForm';
  const counts: Column<Row>[] = [
    {
      id: 'received',
      title: t('progress.got'),
      figure: true,
      cell: ({ received }) => figure(received),
    },
    {
      id: 'expected',
      title: t('progress.expected'),
      figure: true,
      cell: ({ expected }) => figure(expected),
    },
    {
      id: 'share',
      title: t('progress.share'),
      figure: true,
      cell: ({ received, expected }) =>
        expected ? withUnit(String(shareOf(received, expected)), '%') : '—',
    },
  ];
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t('progress.organization'),
      width: '40%',
      cell: ({ id, name }) => <OrganizationName id={id} name={name} />,
    },
    { id: 'type', title: t('progress.type'), cell: ({ type }) => typeName(type) },
    { id: 'state', title: t('progress.state'), cell: (row) => <RowState row={row} /> },
    ...(dataForm ? [] : counts),
  ];
  const rows = progress.organizations.toSorted((a, b) =>
    shortName(a.id, a.name).localeCompare(shortName(b.id, b.name), 'ru', { numeric: true }),
  );
  return (
    <DataTable
      caption={t('progress.caption')}
      columns={
        progress.campaign.state === 'draft'
          ? columns.filter(({ id }) => id === 'name' || id === 'type' || id === 'expected')
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
  if (row.expected !== null && row.received > row.expected) {
    return <Status tone="wait" icon={WarningAmber} text={t('progress.moreShort')} />;
  }
  return row.received > 0 ? (
    <Status tone="good" icon={CheckCircle} text={t('progress.answeredYes')} />
  ) : (
    <Status tone="quiet" icon={RadioButtonUnchecked} text={t('progress.answeredNo')} />
  );
}
