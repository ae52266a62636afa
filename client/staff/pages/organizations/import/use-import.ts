import { useEffect, useState } from 'react';
import type { LayoutView } from '../../../../../server/organizations/import.schema.ts';
import type { TableSheet } from '../../../../../server/tables/schema.ts';
import { Problem } from '../../../api.ts';
import {
  useCheckImport,
  useImport,
  useLayout,
  useReadTable,
} from '../../../queries/organizations.ts';
import { usePerson } from '../../../queries/person.ts';
import { changed, emptyState, tableOf, type ImportState, type Meaning } from './state.ts';

/** What a person has begun stays while other screens are looked at, per municipality. */
const kept = new Map<string, ImportState>();

/** The state of the import and everything that can be done with it. */
export function useOrganizationImport() {
  const { municipalityId } = usePerson();
  const [state, setState] = useState<ImportState>(() => kept.get(municipalityId) ?? emptyState());
  useEffect(() => {
    kept.set(municipalityId, state);
  }, [municipalityId, state]);
  const reading = useReadTable();
  const layout = useLayout();
  const checking = useCheckImport();
  const writing = useImport();

  const change = (part: Partial<ImportState>) => setState((old) => ({ ...old, ...part }));
  const alter = (part: Partial<ImportState> | ((old: ImportState) => Partial<ImportState>)) =>
    setState((old) => changed(old, typeof part === 'function' ? part(old) : part));

  const open = (sheets: TableSheet[], sheet: number, fileName: string) => {
    const { rows = [], merged = [] } = sheets[sheet] ?? {};
    layout.mutate(
      { rows, merged },
      {
        onSuccess: ({ header, columns }: LayoutView) =>
          alter({
            sheets,
            sheet,
            fileName,
            rows,
            header,
            columns,
            step: 'columns',
            decisions: {},
            skip: [],
            view: null,
          }),
      },
    );
  };

  /** Reads a file, or the pasted text when there is none. */
  const read = (file: File | null) => {
    layout.reset();
    const source = file ?? new Blob([state.text], { type: 'text/plain' });
    reading.mutate(source, {
      // The fullest sheet is the likely one; the person may choose another.
      onSuccess: (sheets) => {
        const sizes = sheets.map(({ rows }) => rows.length);
        open(sheets, sizes.indexOf(Math.max(...sizes)), file?.name ?? '');
      },
    });
  };

  /** Asks what the table would change; `then` once it is known. */
  const check = (table: ImportState, then?: () => void) =>
    checking.mutate(tableOf(table), {
      onSuccess: (view) => {
        setState((old) =>
          // Typed on while it was checked: the next check will say.
          old.importId === table.importId ? { ...old, view, stale: false } : { ...old, view },
        );
        then?.();
      },
    });

  const write = () => {
    const { view, importId } = state;
    if (!view) return;
    const seen = Object.fromEntries(view.rows.map(({ number, mark }) => [String(number), mark]));
    writing.mutate(
      { ...tableOf(state), id: importId, seen },
      {
        onSuccess: (result) => change({ step: 'done', result }),
        onError: (error) => {
          // The registry is another than it was: show what the rows do now.
          if (error instanceof Problem && error.code.startsWith('import.')) check(state);
        },
      },
    );
  };

  return {
    state,
    change,
    alter,
    read,
    openSheet: (sheet: number) => open(state.sheets, sheet, state.fileName),
    toRows: () => check(state, () => change({ step: 'rows' })),
    check,
    write,
    setMeaning: (column: number, meaning: Meaning) =>
      alter((old) => ({ columns: old.columns.map((one, at) => (at === column ? meaning : one)) })),
    restart: () => setState(emptyState()),
    isReading: reading.isPending || layout.isPending,
    readError: reading.error ?? layout.error,
    isChecking: checking.isPending,
    checkError: checking.error,
    isWriting: writing.isPending,
    writeError: writing.error,
  };
}

export type OrganizationImport = ReturnType<typeof useOrganizationImport>;
