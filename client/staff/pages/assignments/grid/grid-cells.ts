import type { Cell, Shape } from '../layout/move.ts';

/**
 * How a table of quantities marks its places for the keyboard: `data-column` on everything that
 * takes the focus, `data-field` with the question's name on what takes a value, `data-stop` on what
 * Tab stops at besides. Rows are those of the table's body in which something takes the focus.
 */
export interface GridPlaces {
  rows: Map<number, HTMLElement>[];
}

export function placesOf(table: HTMLElement): GridPlaces {
  const rows = [...table.querySelectorAll('tbody > tr')].map((row) => {
    const places = new Map<number, HTMLElement>();
    for (const element of row.querySelectorAll<HTMLElement>('[data-column]')) {
      places.set(Number(element.dataset.column), element);
    }
    return places;
  });
  return { rows };
}

/** The places as a shape; `only` says which count. */
export function shapeOf(
  { rows }: GridPlaces,
  only: (element: HTMLElement) => boolean = () => true,
): Shape {
  return rows.map((places) => {
    const width = Math.max(-1, ...places.keys()) + 1;
    return Array.from({ length: width }, (_, column) => {
      const element = places.get(column);
      return element !== undefined && only(element);
    });
  });
}

export const takesValue = (element: HTMLElement) => element.dataset.field !== undefined;
export const isStop = (element: HTMLElement) =>
  takesValue(element) || element.dataset.stop !== undefined;

/** Where an element stands; null outside the table's places. */
export function cellOf({ rows }: GridPlaces, element: Element): Cell | null {
  const row = rows.findIndex((places) => [...places.values()].some((one) => one === element));
  if (row < 0) return null;
  const column = [...(rows[row] ?? [])].find(([, one]) => one === element)?.[0];
  return column === undefined ? null : { row, column };
}

export function elementAt({ rows }: GridPlaces, { row, column }: Cell): HTMLElement | null {
  return rows[row]?.get(column) ?? null;
}

/** The first or last value of the table before or after this one. */
export function neighbourValue(table: HTMLElement, way: 'before' | 'after'): HTMLElement | null {
  const tables = [...document.querySelectorAll<HTMLElement>('table[data-grid]')];
  const at = tables.indexOf(table);
  const rest = way === 'after' ? tables.slice(at + 1) : tables.slice(0, at).reverse();
  for (const one of rest) {
    const fields = [...one.querySelectorAll<HTMLElement>('[data-field]')];
    const found = way === 'after' ? fields[0] : fields.at(-1);
    if (found) return found;
  }
  return null;
}
