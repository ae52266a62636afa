import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { formatPlain } from '../../../format/number.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { ClampText } from '../../../ui/clamp.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { OrganizationName, useShortName } from '../../organizations/organization-name.tsx';
import { standingColumns } from '../standing-columns.tsx';

type Row = ComputedView['organizations'][number];

/** Every organization's place, group and further numbers. */
export function ComputedTable({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shortName = useShortName();
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : formatPlain(Number(value.toFixed(4)), language);
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t('indicator.organization'),
      width: '16rem',
      sortBy: ({ id, title }) => shortName(id, title),
      cell: ({ id, title }) => <OrganizationName id={id} name={title} />,
    },
    {
      id: 'score',
      title: t('computed.score'),
      figure: true,
      sortBy: ({ standing }) => standing.score,
      cell: ({ standing }) => <strong>{shown(standing.score)}</strong>,
    },
    ...standingColumns(t, view.organizations, ({ standing }: Row) => standing),
    ...view.columns.map(({ id, title }): Column<Row> => ({
      id: `number ${id}`,
      title: <Heading text={title} />,
      name: title,
      figure: true,
      sortBy: ({ numbers }) => numbers[id] ?? null,
      cell: ({ numbers }) => shown(numbers[id]),
    })),
  ];
  return (
    <Sheet title={t('computed.caption')} flush>
      <DataTable
        caption={t('computed.caption')}
        columns={columns}
        rows={view.organizations}
        rowKey={({ id }) => id}
        copyable
        wide={columns.length > 6}
      />
    </Sheet>
  );
}

/** A number is often named by a whole indicator: in a heading its beginning is enough. */
function Heading({ text }: { text: string }) {
  return (
    <Box component="span" sx={{ display: 'block', width: '11rem', whiteSpace: 'normal' }}>
      <ClampText text={text} lines={3} />
    </Box>
  );
}
