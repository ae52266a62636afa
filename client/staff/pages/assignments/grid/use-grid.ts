import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { FieldContent } from '../../../../../server/assignments/schema.ts';
import { moveFrom, moveOfKey, type Move } from '../layout/move.ts';
import { placePasted, readPasted } from '../layout/paste.ts';
import { useFill } from '../store/fill-context.ts';
import type { PasteReport } from '../store/fill-store.ts';
import { useRange } from './use-range.ts';
import {
  cellOf,
  elementAt,
  isStop,
  neighbourValue,
  placesOf,
  shapeOf,
  takesValue,
} from './grid-cells.ts';

export interface PasteNotice extends PasteReport {
  /** What the table had no place for. */
  outside: string[];
  skipped: number;
}

interface Before {
  name: string;
  content: FieldContent;
  text: string | undefined;
}

/** The whole text is chosen, or the caret stands at the edge to which the arrow points. */
function leavesText(input: HTMLInputElement, move: Move): boolean {
  const { selectionStart: start, selectionEnd: end, value } = input;
  if (input.dataset.caret === 'yes') return false;
  if (start === 0 && end === value.length) return true;
  return move === 'left' ? end === 0 : start === value.length;
}

/** Keys that belong to the text while one is inside it. */
function staysInText(element: HTMLElement, move: Move, key: string): boolean {
  if (!(element instanceof HTMLInputElement)) return false;
  if (key === 'ArrowLeft' || key === 'ArrowRight') return !leavesText(element, move);
  const inside = element.dataset.caret === 'yes' || element.dataset.typing === 'yes';
  return (key === 'Home' || key === 'End') && inside;
}

/**
 * The keyboard and the clipboard of a table of quantities, as in a spreadsheet: arrows, Enter down,
 * Tab right, F2 puts the caret into the text, Esc brings back what stood there, a pasted block
 * fills to the right and down, Shift draws a block that is copied or emptied. One place of the table is in the page's tab order at a time.
 */
export function useGrid() {
  const { store, editable } = useFill();
  const table = useRef<HTMLTableElement>(null);
  const before = useRef<Before | null>(null);
  const [pasted, setPasted] = useState<PasteNotice | null>(null);
  /** Takes back the last paste or emptied block, until something is typed. */
  const undo = useRef<(() => void) | null>(null);
  const range = useRange();

  useEffect(() => {
    // Rows come and go with the answers: somebody must be able to get in with Tab.
    const element = table.current;
    if (!element || element.querySelector('[data-column][tabindex="0"]')) return;
    element.querySelector<HTMLElement>('[data-column]')?.setAttribute('tabindex', '0');
  });

  const go = (from: HTMLElement, move: Move, valuesOnly: boolean): boolean => {
    const places = placesOf(from.closest('table') as HTMLElement);
    const at = cellOf(places, from);
    if (!at) return false;
    const counts = move === 'next' || move === 'previous' ? isStop : takesValue;
    const shape = shapeOf(places, valuesOnly ? counts : undefined);
    const to = moveFrom(shape, at, move);
    const vertical = move === 'up' || move === 'down';
    const next = to
      ? elementAt(places, to)
      : vertical
        ? neighbourValue(from.closest('table') as HTMLElement, move === 'up' ? 'before' : 'after')
        : null;
    next?.focus();
    return next !== null;
  };

  /** Drawing a block, emptying it, taking back what was done with one. */
  const onBlockKey = (event: KeyboardEvent<HTMLTableElement>, target: HTMLElement): boolean => {
    const { key, shiftKey, currentTarget } = event;
    const far = event.ctrlKey || event.metaKey;
    const move = moveOfKey(event);
    if (shiftKey && move && key.startsWith('Arrow') && !staysInText(target, move, key)) {
      event.preventDefault();
      range.extend(currentTarget, target, move);
      return true;
    }
    // By its place: with Russian letters the same key says «я».
    if (far && !shiftKey && event.code === 'KeyZ' && undo.current) {
      event.preventDefault();
      undo.current();
      undo.current = null;
      setPasted(null);
      return true;
    }
    if (!range.isOpen() || far || key === 'Shift') return false;
    if (editable && (key === 'Delete' || key === 'Backspace')) {
      event.preventDefault();
      undo.current = store.paste(range.fields(currentTarget)).undo;
      return true;
    }
    range.clear(currentTarget);
    return false;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const { key, target } = event;
    if (!(target instanceof HTMLElement) || target.dataset.column === undefined) return;
    const name = target.dataset.field;
    if (onBlockKey(event, target)) return;
    if (key === 'F2' && target instanceof HTMLInputElement) {
      event.preventDefault();
      target.dataset.caret = target.dataset.caret === 'yes' ? 'no' : 'yes';
      target.setSelectionRange(target.value.length, target.value.length);
      return;
    }
    if (key === 'Escape' && name !== undefined && before.current?.name === name) {
      event.preventDefault();
      store.restore(name, before.current.content, before.current.text);
      if (target instanceof HTMLInputElement) {
        target.dataset.caret = 'no';
        target.dataset.typing = 'no';
        requestAnimationFrame(() => target.select());
      }
      return;
    }
    const move = moveOfKey(event);
    if (!move || staysInText(target, move, key)) {
      if (key.length === 1 && !event.ctrlKey && !event.metaKey) {
        target.dataset.typing = 'yes';
        undo.current = null;
      }
      return;
    }
    // Enter on a button presses it.
    if (key === 'Enter' && name === undefined) return;
    const moved = go(target, move, key === 'Tab' || key === 'Enter');
    // At the edge Tab leaves the table as everywhere; the other keys stay.
    if (moved || key !== 'Tab') event.preventDefault();
  };

  const onFocus = (event: FocusEvent<HTMLTableElement>) => {
    const { target } = event;
    if (target.dataset.column === undefined) return;
    range.clear(event.currentTarget);
    for (const one of table.current?.querySelectorAll('[data-column][tabindex="0"]') ?? []) {
      if (one !== target) one.setAttribute('tabindex', '-1');
    }
    target.setAttribute('tabindex', '0');
    const name = target.dataset.field;
    if (name === undefined) return;
    if (before.current?.name !== name) {
      const { content, text } = store.saver.field(name);
      before.current = { name, content, text };
    }
    if (target instanceof HTMLInputElement) {
      target.dataset.caret = 'no';
      target.dataset.typing = 'no';
      target.select();
    }
  };

  const onBlur = (event: FocusEvent<HTMLTableElement>) => {
    const name = event.target.dataset.field;
    const { currentTarget, relatedTarget } = event;
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
      range.clear(currentTarget);
    }
    if (name === undefined || relatedTarget === event.target) return;
    before.current = null;
    if (editable) store.leave(name);
  };

  const onPaste = (event: ClipboardEvent<HTMLTableElement>) => {
    const { target } = event;
    if (!editable || !(target instanceof HTMLElement) || target.dataset.field === undefined) return;
    const block = readPasted(event.clipboardData.getData('text/plain'));
    const single = block.length === 1 && block[0]?.length === 1;
    // One text goes into the field as usual.
    if (single && target instanceof HTMLInputElement) return;
    event.preventDefault();
    const places = placesOf(event.currentTarget);
    const at = cellOf(places, target);
    if (!at) return;
    range.clear(event.currentTarget);
    const { placed, outside, skipped } = placePasted(shapeOf(places, takesValue), at, block);
    const named = placed.flatMap((one) => {
      const name = elementAt(places, one)?.dataset.field;
      return name === undefined ? [] : [{ ...one, name }];
    });
    const report = store.paste(named);
    undo.current = report.undo;
    setPasted({ ...report, outside, skipped });
    before.current = null;
  };

  const onCopy = (event: ClipboardEvent<HTMLTableElement>) => {
    const text = range.text(event.currentTarget);
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  };

  const onMouseDown = (event: MouseEvent<HTMLTableElement>) => {
    const { target, currentTarget, shiftKey } = event;
    const focused = document.activeElement;
    const clicked = target instanceof HTMLElement ? target.closest('[data-column]') : null;
    const inTable = focused instanceof HTMLElement && currentTarget.contains(focused);
    if (!shiftKey || !inTable || !(clicked instanceof HTMLElement)) {
      range.clear(currentTarget);
      return;
    }
    event.preventDefault();
    range.extendTo(currentTarget, focused, clicked);
  };

  return {
    props: { ref: table, onKeyDown, onFocus, onBlur, onPaste, onCopy, onMouseDown },
    pasted,
    closePasted: () => setPasted(null),
  };
}
