import { useCallback, useEffect, useState } from 'react';

export type CopyState = 'idle' | 'copied' | 'failed';

/** Copies a text and says for a moment how it went. */
export function useCopy(): [CopyState, (text: string) => void] {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 4000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = useCallback((text: string) => {
    // Without https the browser offers no clipboard at all.
    const { clipboard } = navigator as { clipboard?: Clipboard };
    if (!clipboard) return setState('failed');
    clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  }, []);
  return [state, copy];
}

/**
 * The rows of a table as spreadsheets take them from the clipboard: cells by tabs, rows by lines.
 * Spaces that group digits are left out, so that a figure arrives as a number. Cells marked
 * `data-copy="no"` (boxes, buttons) stay behind.
 */
export function tableText(table: HTMLTableElement): string {
  return [...table.rows]
    .map((row) =>
      [...row.cells]
        .filter((cell) => cell.dataset.copy !== 'no')
        .map((cell) => cellText(cell.innerText))
        .join('\t'),
    )
    .join('\n');
}

/** A text as a cell takes it. A person's words that look like a formula must not become one. */
export function cellText(text: string): string {
  const bare = text
    .replace(/(\d)[\u00a0\u202f](?=\d{3}(\D|$))/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return /^[=@]|^[+-][^\d\s]/.test(bare) ? ` ${bare}` : bare;
}
