import { useRef } from 'react';
import { inputNumber } from '../../../format/number.ts';
import { moveFrom, type Cell, type Move } from '../layout/move.ts';
import { cellsIn, clipboardText, isInside, type Range } from '../layout/range.ts';
import { useFill } from '../store/fill-context.ts';
import { cellOf, elementAt, placesOf, shapeOf, takesValue, type GridPlaces } from './grid-cells.ts';

/** A number that is filled in or worked out: what a block of cells is made of. */
const isFigure = (element: HTMLElement) =>
  takesValue(element) || element.classList.contains('calculated');

const figures = (places: GridPlaces) => shapeOf(places, isFigure);

/**
 * A block of cells drawn with Shift and the arrows or with Shift and a click, to be copied into a
 * spreadsheet or emptied. Marked on the table's cells themselves: drawing it draws no row again.
 */
export function useRange() {
  const { store, words } = useFill();
  const range = useRef<Range | null>(null);

  const mark = (table: HTMLElement, places: GridPlaces) => {
    for (const cell of table.querySelectorAll('td[aria-selected]')) {
      cell.removeAttribute('aria-selected');
    }
    const now = range.current;
    if (!now) return;
    places.rows.forEach((row, at) => {
      for (const [column, element] of row) {
        if (isFigure(element) && isInside(now, { row: at, column })) {
          element.closest('td')?.setAttribute('aria-selected', 'true');
        }
      }
    });
  };

  const clear = (table: HTMLElement) => {
    if (!range.current) return;
    range.current = null;
    mark(table, placesOf(table));
  };

  const reach = (table: HTMLElement, places: GridPlaces, from: Cell, to: Cell) => {
    range.current = { from, to };
    mark(table, places);
    elementAt(places, to)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return {
    isOpen: () => range.current !== null,
    clear,
    /** Draws the block on with an arrow. */
    extend: (table: HTMLElement, focused: HTMLElement, move: Move) => {
      const places = placesOf(table);
      const from = range.current?.from ?? cellOf(places, focused);
      if (!from) return;
      const to = moveFrom(figures(places), range.current?.to ?? from, move);
      if (to) reach(table, places, from, to);
    },
    /** Draws it to a cell that was clicked. */
    extendTo: (table: HTMLElement, focused: HTMLElement, clicked: HTMLElement) => {
      const places = placesOf(table);
      const from = range.current?.from ?? cellOf(places, focused);
      const to = cellOf(places, clicked);
      if (from && to) reach(table, places, from, to);
    },
    /** The whole block as text for a spreadsheet; null without one. */
    text: (table: HTMLElement): string | null => {
      if (!range.current) return null;
      const places = placesOf(table);
      const rows = cellsIn(range.current, figures(places)).map((cells) =>
        cells.map((cell) => {
          const element = cell && elementAt(places, cell);
          return element ? shownIn(element) : '';
        }),
      );
      return clipboardText(rows);
    },
    /** The names of the fields in the block, in their places. */
    fields: (table: HTMLElement) => {
      if (!range.current) return [];
      const places = placesOf(table);
      return cellsIn(range.current, shapeOf(places, takesValue)).flatMap((cells) =>
        cells.flatMap((cell) => {
          const name = cell ? elementAt(places, cell)?.dataset.field : undefined;
          return cell && name !== undefined ? [{ ...cell, name, text: '' }] : [];
        }),
      );
    },
  };

  function shownIn(element: HTMLElement): string {
    const { t, language } = words;
    const name = element.id.replace(/^field-/, '');
    const look = store.field(name);
    if (!look) return '';
    if (look.state) {
      return look.state.state === 'absent' ? t('fill.quantities.absent') : t('fill.copiedNone');
    }
    const value = look.typed ?? look.answer ?? look.value;
    if (typeof value === 'number') return inputNumber(value, language);
    if (typeof value === 'boolean') return t(value ? 'fill.yes' : 'fill.no');
    return typeof value === 'string' ? value : '';
  }
}
