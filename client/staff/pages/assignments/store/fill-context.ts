import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { FillStore } from './fill-store.ts';
import type { FieldLook, FormLook } from './look.ts';
import type { Words } from './words.ts';

/** What every part of the filling page needs. */
export interface Fill {
  store: FillStore;
  /** Whether this person may change values now. */
  editable: boolean;
  words: Words;
}

const FillContext = createContext<Fill | null>(null);

export const FillProvider = FillContext.Provider;

export function useFill(): Fill {
  const fill = useContext(FillContext);
  if (!fill) throw new Error('useFill is called outside a data form');
  return fill;
}

/** What one field shows; drawn again when that changes. */
export function useField(name: string): FieldLook {
  const { store } = useFill();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeField(name, listener),
    [store, name],
  );
  const look = useSyncExternalStore(subscribe, () => store.field(name));
  if (!look) throw new Error(`The form has no question ${name}`);
  return look;
}

/** What the fields of a row show, in their order; the row is drawn again when one of them changes. */
export function useLooks(questions: readonly { name: string }[]): readonly FieldLook[] {
  const { store } = useFill();
  const row = useMemo(() => {
    let known: readonly FieldLook[] = [];
    return {
      subscribe: (listener: () => void) => {
        const ends = questions.map(({ name }) => store.subscribeField(name, listener));
        return () => ends.forEach((end) => end());
      },
      looks: () => {
        const next = questions.flatMap(({ name }) => store.field(name) ?? []);
        const same = next.length === known.length && next.every((look, at) => look === known[at]);
        known = same ? known : next;
        return known;
      },
    };
  }, [store, questions]);
  return useSyncExternalStore(row.subscribe, row.looks);
}

/** The language of the screen and what goes with it. */
export function useWords(): Words {
  return useFill().words;
}

/** A part of what the whole form shows; `pick` gives the same object while it is the same. */
export function useForm<Part>(pick: (look: FormLook) => Part): Part {
  const { store } = useFill();
  return useSyncExternalStore(store.subscribeForm, () => pick(store.whole()));
}

/** Whether somebody has asked for a correction that is still due. */
export function isMarked(looks: readonly FieldLook[]): boolean {
  return looks.some(({ about }) => about.remarks.some(({ answered }) => !answered));
}

/**
 * What is known from elsewhere about the quantities of a table: `none`, the one earlier period that
 * all of it is from, or `mixed`.
 */
export function useKnown({ rows }: { rows: readonly { cells: { name: string }[] }[] }): string {
  const { store } = useFill();
  return useSyncExternalStore(store.subscribeForm, () => {
    const known = new Set(
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ name }) =>
          store.about(name).offers.map(({ from, period }) => (from === 'previous' ? period : from)),
        ),
      ),
    );
    const [first = 'none'] = known;
    return known.size > 1 || first === 'reported' ? 'mixed' : first;
  });
}
