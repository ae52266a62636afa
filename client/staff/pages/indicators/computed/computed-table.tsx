import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComputedView } from '../../../../../server/indicators/computed.schema.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { ClampText } from '../../../ui/clamp.tsx';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { OrganizationName, useShortName } from '../../organizations/organization-name.tsx';
import { standingColumns } from '../standing-columns.tsx';
import { byPlace } from './by-place.ts';
import { formatComputed } from './format-computed.ts';
import { shortHeadings, type ShortHeading } from './short-headings.ts';

type Row = ComputedView['organizations'][number];

/** Every organization's place, group and further numbers. */
export function ComputedTable({ view }: { view: ComputedView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shortName = useShortName();
  const shown = (value: number | null | undefined, title: string) =>
    value === null || value === undefined ? '' : formatComputed(value, title, language);
  const rows = useMemo(() => byPlace(view.organizations), [view.organizations]);
  // Signs that are switched off, and what is not known of anybody, would only push the rest aside.
  const known = view.columns.filter(({ id }) => rows.some(({ numbers }) => numbers[id] != null));
  const headings = shortHeadings(known.map(({ title }) => title));
  const scored = rows.some(({ standing }) => standing.score !== null);
  const columns: Column<Row>[] = [
    {
      id: 'name',
      title: t('indicator.organization'),
      width: known.length > 0 ? '14rem' : '40%',
      sortBy: ({ id, title }) => shortName(id, title),
      cell: ({ id, title }) => <OrganizationName id={id} name={title} />,
    },
    ...(scored
      ? [
          {
            id: 'score',
            title: view.scoreTitle,
            figure: true,
            sortBy: ({ standing }: Row) => standing.score,
            cell: ({ standing }: Row) => <strong>{shown(standing.score, view.scoreTitle)}</strong>,
          },
        ]
      : []),
    ...standingColumns(t, rows, ({ standing }: Row) => standing),
    ...known.map(({ id, title }, index): Column<Row> => ({
      id: `number ${id}`,
      title: <Heading {...(headings[index] ?? { of: '', own: title })} />,
      name: title,
      figure: true,
      sortBy: ({ numbers }) => numbers[id] ?? null,
      cell: ({ numbers }) => shown(numbers[id], title),
    })),
  ];
  return (
    <Sheet title={t('computed.caption')} flush>
      <DataTable
        caption={t('computed.caption')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        copyable
        // Long headings: what does not fit must be scrolled to, not cut off.
        wide={known.length > 2 || columns.length > 6}
      />
    </Sheet>
  );
}

/** A number is often named by a whole indicator: in a heading its beginning is enough. */
function Heading({ of, own }: ShortHeading) {
  const long = of.length + own.length > 24;
  return (
    <Box
      component="span"
      sx={{
        display: 'block',
        ...(long ? { width: '10rem' } : {}),
        maxWidth: '10rem',
        whiteSpace: 'normal',
      }}
    >
      {of && (
        <Box component="span" sx={{ display: 'block', fontWeight: 400 }}>
          {of}
        </Box>
      )}
      <ClampText text={own} lines={3} />
    </Box>
  );
}
