/**
 * The product's table. What a page gives, and what the table does with it:
 *
 * - `sortBy` on a column makes its heading a button: up, down, back to the order of `rows`. The
 *   choice is kept for the tab under `id` (else the caption). `null` and '' stand last both ways.
 *   Give it for every column that has one value per row; return what is compared (an ISO date, a
 *   number, the place of a state in its order), not what is shown.
 * - From 8 rows on a search stands above the table, over `searchBy` of each column, else over
 *   `sortBy`. Give `searchBy` where they differ: `sortBy: ({ opensAt }) => opensAt, searchBy:
 *   ({ opensAt }) => formatDay(opensAt)`. A page with a search of its own passes `filter={false}`.
 * - `groupOf` puts neighbours with the same text under one heading. While the table is sorted the
 *   headings are gone (people sort to compare across groups) and each row names its group.
 * - `choice` puts a box before each row and, while something is chosen, a bar «Выбрано: N» with the
 *   page's buttons: `choice={{ name: (row) => row.title, actions: (chosen, clear) => <Button…/> }}`.
 * - `copyable` copies what is shown, sorted and searched, all of it; columns with `control` (buttons)
 *   are left out.
 * - `wide`: more columns than a screen holds; the table scrolls in its own box with its header and
 *   first column in sight.
 * - On a phone each row is a card with the first column as its heading and a «Сортировать» list.
 *
 * Hundreds of rows are drawn as one scrolls. Keep `rows` the same array between renders (useMemo)
 * where there are many.
 */
import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { Theme } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { CardList } from './card-list.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { CopyTable } from './copy-table.tsx';
import { DrawMore } from './draw-more.tsx';
import { TableBody } from './table-body.tsx';
import { TableHead } from './table-head.tsx';
import { TableTools } from './table-tools.tsx';
import { tableBox, tableLook } from './table-look.ts';
import { useChoice } from './use-choice.ts';
import { useTable } from './use-table.ts';
import { visuallyHidden } from './visually-hidden.ts';

export interface Column<Row> {
  id: string;
  title: ReactNode;
  /** The title in plain words, where `title` is not a string. */
  name?: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, with digits of one width. */
  figure?: boolean;
  width?: string;
  /** What the column is sorted by; columns without it cannot be sorted. `null` stands last. */
  sortBy?: (row: Row) => string | number | null;
  /** What the search finds in the column; without it the text of `sortBy`. */
  searchBy?: (row: Row) => string;
  /** Buttons and menus: never copied. */
  control?: boolean;
}

export interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Under which name the tab remembers the sorting; without it the caption. */
  id?: string;
  /** Rows that follow each other with the same text stand under one heading. */
  groupOf?: (row: Row) => string;
  copyable?: boolean;
  /** `false` where the page has a search of its own. */
  filter?: boolean;
  /** How many rows are drawn at first, where rows are heavy; 100 where nothing is said. */
  first?: number;
  /** Scrolls sideways in its own box at every width. */
  wide?: boolean;
  /** Lets people tick rows and do something with them at once. */
  choice?: {
    /** What a row is called, for those who hear the boxes. */
    name: (row: Row) => string;
    /** Rows that cannot be chosen have no box. */
    can?: (row: Row) => boolean;
    /** The buttons for the chosen rows; `clear` unticks them. */
    actions: (chosen: Row[], clear: () => void) => ReactNode;
  };
}

/**
 * The main tool of the product: a table whose header stays in sight and whose first column names
 * the row. On a phone each row becomes a card with the first column as its heading.
 */
export function DataTable<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, groupOf, copyable = false, wide = false } = props;
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const view = useTable(props);
  const choice = useChoice(props, view.shown);
  const id = useId();
  const copy = copyable && !narrow && (
    <CopyTable tableId={id} caption={caption} before={view.drawAll} />
  );
  const inGroups = groupOf && { of: groupOf, headings: view.grouped };
  return (
    <>
      <TableTools view={view} caption={caption} total={rows.length} narrow={narrow} copy={copy} />
      {narrow ? (
        <CardList
          caption={caption}
          columns={columns}
          rows={view.drawn}
          rowKey={rowKey}
          groups={inGroups}
          choice={choice}
        />
      ) : (
        <Box sx={tableBox(wide)}>
          <Box component="table" id={id} aria-rowcount={view.shown.length + 1} sx={tableLook(wide)}>
            <caption style={visuallyHidden}>{caption}</caption>
            <TableHead columns={columns} view={view} choice={choice} />
            <TableBody
              columns={columns}
              rows={view.drawn}
              rowKey={rowKey}
              groups={inGroups}
              choice={choice}
            />
          </Box>
        </Box>
      )}
      {view.drawn.length < view.shown.length && (
        <DrawMore drawn={view.drawn.length} onMore={view.drawMore} onAll={view.drawAll} />
      )}
      {copy && !view.searchable && (
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', px: 1, py: 0.5 }}>{copy}</Box>
      )}
      {choice && <ChoiceBar choice={choice} />}
    </>
  );
}

/** How rows are grouped: under headings, or, while they are sorted, each by itself. */
export interface RowGroups<Row> {
  of: (row: Row) => string;
  headings: boolean;
}
