/** A place in a table: from the top, from the left. */
export interface Cell {
  row: number;
  column: number;
}

/** Which places of a table can be gone to, row by row. */
export type Shape = readonly (readonly boolean[])[];

export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'rowStart'
  | 'rowEnd'
  | 'columnStart'
  | 'columnEnd'
  | 'first'
  | 'last'
  | 'next'
  | 'previous';

function opens(shape: Shape, { row, column }: Cell): boolean {
  return shape[row]?.[column] === true;
}

/** The first open place of a list. */
function find(shape: Shape, places: readonly Cell[]): Cell | null {
  return places.find((place) => opens(shape, place)) ?? null;
}

function inRow(shape: Shape, row: number): Cell[] {
  return (shape[row] ?? []).map((_, column) => ({ row, column }));
}

/** The nearest open place of a row to a column, so that going down passes headings and gaps. */
function nearest(shape: Shape, row: number, column: number): Cell | null {
  const open = inRow(shape, row).filter((place) => opens(shape, place));
  const far = (place: Cell) => Math.abs(place.column - column);
  return open.reduce<Cell | null>(
    (best, place) => (best && far(best) <= far(place) ? best : place),
    null,
  );
}

function vertical(shape: Shape, rows: readonly number[], column: number): Cell | null {
  for (const row of rows) {
    const found = opens(shape, { row, column }) ? { row, column } : nearest(shape, row, column);
    if (found) return found;
  }
  return null;
}

/**
 * Where a key leads from a place, as in a spreadsheet. Rows without open places are passed over.
 * @returns null at the edge: the table's neighbour is asked
 */
export function moveFrom(shape: Shape, at: Cell, move: Move): Cell | null {
  const rows = shape.map((_, row) => row);
  const all = rows.flatMap((row) => inRow(shape, row));
  const row = inRow(shape, at.row);
  const place = all.findIndex((one) => one.row === at.row && one.column === at.column);
  switch (move) {
    case 'up':
      return vertical(shape, rows.slice(0, at.row).reverse(), at.column);
    case 'down':
      return vertical(shape, rows.slice(at.row + 1), at.column);
    case 'left':
      return find(shape, row.slice(0, at.column).reverse());
    case 'right':
      return find(shape, row.slice(at.column + 1));
    case 'rowStart':
      return find(shape, row);
    case 'rowEnd':
      return find(shape, row.toReversed());
    case 'columnStart':
      return vertical(shape, rows, at.column);
    case 'columnEnd':
      return vertical(shape, rows.toReversed(), at.column);
    case 'first':
      return find(shape, all);
    case 'last':
      return find(shape, all.toReversed());
    case 'next':
      return find(shape, all.slice(place + 1));
    case 'previous':
      return find(shape, all.slice(0, Math.max(0, place)).reverse());
  }
}

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** What a key means in a table; null for keys that belong to the field itself. */
export function moveOfKey({ key, ctrlKey, metaKey, shiftKey, altKey }: Press): Move | null {
  if (altKey) return null;
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return far ? 'columnStart' : 'up';
    case 'ArrowDown':
      return far ? 'columnEnd' : 'down';
    case 'ArrowLeft':
      return far ? 'rowStart' : 'left';
    case 'ArrowRight':
      return far ? 'rowEnd' : 'right';
    case 'Home':
      return far ? 'first' : 'rowStart';
    case 'End':
      return far ? 'last' : 'rowEnd';
    case 'Enter':
      return far ? null : shiftKey ? 'up' : 'down';
    case 'Tab':
      return far ? null : shiftKey ? 'previous' : 'next';
    default:
      return null;
  }
}
