import { useEffect, useState } from 'react';
import type { DraftView } from '../../../../../server/external/schema.ts';
import { Problem } from '../../../api.ts';
import {
  useCheckExternal,
  useConfirmExternal,
  useExternalLayout,
  useReadExternal,
} from '../../../queries/external.ts';
import { usePerson } from '../../../queries/person.ts';
import { emptyState, layoutOf, withMeaning, type ImportState } from './state.ts';

/** What a person has begun stays while other screens are looked at, per municipality. */
const kept = new Map<string, ImportState>();

/** The state of an import and everything that can be done with it. */
export function useExternalImport(tableId: string, period: string) {
  const { municipalityId } = usePerson();
  const [state, setState] = useState<ImportState>(() => {
    const begun = kept.get(municipalityId);
    const goesOn =
      begun !== undefined &&
      begun.step !== 'done' &&
      (tableId === '' || begun.tableId === tableId) &&
      (period === '' || begun.period === period);
    return goesOn ? begun : emptyState(tableId, period);
  });
  useEffect(() => {
    kept.set(municipalityId, state);
  }, [municipalityId, state]);
  const reading = useReadExternal();
  const layout = useExternalLayout();
  const checking = useCheckExternal();
  const confirming = useConfirmExternal();

  const change = (part: Partial<ImportState>) => setState((old) => ({ ...old, ...part }));

  const show = (draft: DraftView) =>
    change({
      draft,
      columns: draft.columns.map(({ role }) => role),
      decimal: draft.decimal,
      view: null,
      step: 'columns',
    });

  /** Reads a file, or the pasted text when there is none. Each one is an import of its own. */
  const read = (file: File | null) => {
    layout.reset();
    checking.reset();
    confirming.reset();
    reading.mutate(
      {
        id: crypto.randomUUID(),
        table: state.tableId,
        period: state.period,
        name: file?.name ?? '',
        file: file ?? new Blob([state.text], { type: 'text/plain' }),
      },
      {
        onSuccess: (draft) => {
          change({ meanings: [], round: false, leaveOut: false, replace: 'all', result: null });
          show(draft);
        },
      },
    );
  };

  /** Reads the same file with other headings, or another sheet of it. */
  const open = (sheet: number, header?: number | null) => {
    if (!state.draft) return;
    const where = header === undefined ? { sheet } : { sheet, header };
    layout.mutate({ id: state.draft.id, ...where }, { onSuccess: show });
  };

  /** Asks what would become of every row; `then` once it is known. */
  const check = (table: ImportState, then?: () => void) => {
    if (!table.draft) return;
    checking.mutate(
      { id: table.draft.id, input: layoutOf(table) },
      {
        onSuccess: (view) => {
          change({ view });
          then?.();
        },
      },
    );
  };

  /** Changes how the rows are read, and checks them anew. */
  const recheck = (part: Partial<ImportState>) => {
    const next = { ...state, ...part };
    setState(next);
    confirming.reset();
    check(next);
  };

  const confirm = () => {
    const { draft, view, replace, leaveOut } = state;
    if (!draft || !view) return;
    confirming.mutate(
      { id: draft.id, input: { replace, leaveOut, seen: view.mark } },
      {
        onSuccess: (result) => change({ step: 'done', result, text: '' }),
        onError: (error) => {
          // Something is another than it was: show what the rows do now.
          if (error instanceof Problem && error.code === 'external.changed') check(state);
        },
      },
    );
  };

  return {
    state,
    change,
    read,
    open,
    toCheck: () => check(state, () => change({ step: 'check' })),
    recheck,
    say: (column: string, text: string, means: string | null) =>
      recheck({ meanings: withMeaning(state.meanings, { column, text, means }) }),
    confirm,
    restart: () => setState(emptyState(state.tableId, state.period)),
    isReading: reading.isPending || layout.isPending,
    readError: reading.error ?? layout.error,
    isChecking: checking.isPending,
    checkError: checking.error,
    isWriting: confirming.isPending,
    writeError: confirming.error,
  };
}

export type ExternalImport = ReturnType<typeof useExternalImport>;
