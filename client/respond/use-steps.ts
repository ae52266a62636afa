import { useCallback, useEffect, useState } from 'preact/hooks';

/** Index of the first screen; form pages are 0, 1, … */
export const startStep = -1;

interface Place {
  step: number;
  depth: number;
}

function placeOf(state: unknown): Place | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const step: unknown = Reflect.get(state, 'step');
  const depth: unknown = Reflect.get(state, 'depth');
  return typeof step === 'number' && typeof depth === 'number' ? { step, depth } : undefined;
}

/**
 * The screen being shown, tied to the browser's history, so that the phone's own "back" goes one
 * screen back instead of leaving the survey. `framed` (a preview) leaves the history alone.
 */
export function useSteps(first: number, framed: boolean) {
  const [step, setStep] = useState(first);
  const [initial] = useState(first);
  const [moved, setMoved] = useState(false);

  useEffect(() => {
    if (framed) return undefined;
    const depth = placeOf(history.state)?.depth ?? 0;
    history.replaceState({ step: initial, depth }, '');
    const follow = (event: PopStateEvent): void => {
      setMoved(true);
      setStep(placeOf(event.state)?.step ?? startStep);
    };
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [initial, framed]);

  const goTo = useCallback(
    (next: number) => {
      setMoved(true);
      setStep(next);
      if (framed) return;
      const depth = placeOf(history.state)?.depth ?? 0;
      history.pushState({ step: next, depth: depth + 1 }, '');
    },
    [framed],
  );

  /** Back by the history where it holds our screens, else straight to the given one. */
  const goBack = useCallback(
    (previous: number) => {
      if (!framed && (placeOf(history.state)?.depth ?? 0) > 0) {
        history.back();
        return;
      }
      setMoved(true);
      setStep(previous);
      if (!framed) history.replaceState({ step: previous, depth: 0 }, '');
    },
    [framed],
  );

  return { step, moved, goTo, goBack };
}
