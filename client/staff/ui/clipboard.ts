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
 * Spaces that group digits are left out, so that a figure arrives as a number.
 */
export function tableText(table: HTMLTableElement): string {
  return [...table.rows]
    .map((row) =>
      [...row.cells]
        .map((cell) => cell.innerText.replace(/\s+/g, ' ').trim())
        .map((text) => text.replace(/(\d)[\u00a0\u202f ](?=\d{3}(\D|$))/g, '$1'))
        .join('\t'),
    )
    .join('\n');
}
