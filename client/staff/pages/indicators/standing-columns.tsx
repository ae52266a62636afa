import Box from '@mui/material/Box';
import type { TFunction } from 'i18next';
import type { StandingView } from '../../../../server/indicators/schema.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Mark } from '../../ui/mark.tsx';
import { marksBeside, placeWords } from './places.ts';

/** Place, group and notes of a computed list, as far as any of the rows has them. */
export function standingColumns<Row>(
  t: TFunction,
  rows: readonly Row[],
  of: (row: Row) => StandingView | null,
): Column<Row>[] {
  const all = rows.flatMap((row) => of(row) ?? []);
  const columns: Column<Row>[] = [];
  const words = placeWords(rows.map((row) => of(row)?.rank ?? null));
  const places = new Map(rows.map((row, index) => [row, words[index]]));
  const marksOf = (row: Row) => marksBeside(of(row), places.get(row));
  if (all.some(({ rank }) => rank !== null)) {
    columns.push({
      id: 'rank',
      title: t('computed.rank'),
      figure: true,
      sortBy: (row) => of(row)?.rank ?? null,
      cell: (row) => places.get(row) ?? '',
    });
  }
  if (all.some(({ group }) => group !== null)) {
    columns.push({
      id: 'group',
      title: t('computed.group'),
      sortBy: (row) => of(row)?.group?.title ?? null,
      cell: (row) => {
        const group = of(row)?.group;
        if (!group) return '';
        return (
          <>
            {group.title} {group.listed && <Mark>{t('computed.listed')}</Mark>}
          </>
        );
      },
    });
  }
  if (rows.some((row) => marksOf(row).length > 0)) {
    columns.push({
      id: 'marks',
      title: t('computed.marks'),
      searchBy: (row) =>
        marksOf(row)
          .map(({ title }) => title)
          .join(' '),
      cell: (row) => (
        <Box sx={{ fontSize: '0.8125rem', minWidth: '12rem' }}>
          {marksOf(row).map(({ id, title }) => (
            <div key={id}>{title}</div>
          ))}
        </Box>
      ),
    });
  }
  return columns;
}
