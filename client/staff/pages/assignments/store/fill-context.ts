import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { FieldAbout, Offer } from './about.ts';
import type { FillStore } from './fill-store.ts';
import type { FieldLook, FormLook } from './look.ts';

/** What every part of the filling page needs. */
export interface Fill {
  store: FillStore;
  /** Whether this person may change values now. */
  editable: boolean;
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

/** What is known about a field from elsewhere. */
export function useAbout(name: string): FieldAbout & { taken: Offer | null } {
  const { store } = useFill();
  useField(name);
  const subscribe = useCallback(
    (listener: () => void) => store.subscribeField(name, listener),
    [store, name],
  );
  const about = useSyncExternalStore(subscribe, () => store.about(name));
  return { ...about, taken: store.takenFrom(name) };
}

/** A part of what the whole form shows; `pick` gives the same object while it is the same. */
export function useForm<Part>(pick: (look: FormLook) => Part): Part {
  const { store } = useFill();
  return useSyncExternalStore(store.subscribeForm, () => pick(store.whole()));
}

/** What stands in the way of saving, as one word. */
export function useStandstill(): 'none' | 'offline' | 'stopped' | 'attention' {
  const { store } = useFill();
  return useSyncExternalStore(store.subscribeForm, () => store.saver.standstill.kind);
}

/** Whether somebody has asked for a correction of one of these quantities that is still due. */
export function useIsMarked(questions: readonly { name: string }[]): boolean {
  const { store } = useFill();
  const subscribe = useCallback(
    (listener: () => void) => {
      const ends = questions.map(({ name }) => store.subscribeField(name, listener));
      return () => ends.forEach((end) => end());
    },
    [store, questions],
  );
  return useSyncExternalStore(subscribe, () =>
    questions.some(({ name }) => store.about(name).remarks.some(({ answered }) => !answered)),
  );
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
