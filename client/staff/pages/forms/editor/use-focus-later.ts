import { useCallback, useEffect, useRef } from 'react';

/** Puts the focus on an element once the change that makes or moves it has been drawn. */
export function useFocusLater(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const element = document.getElementById(wanted.current);
    wanted.current = null;
    element?.focus();
    if (element instanceof HTMLInputElement)
      element.setSelectionRange(element.value.length, element.value.length);
  });
  return useCallback((id: string) => {
    wanted.current = id;
    // Where nothing is drawn anew, for instance at the edge of a list, the focus is set at once.
    requestAnimationFrame(() => {
      if (wanted.current !== id) return;
      wanted.current = null;
      document.getElementById(id)?.focus();
    });
  }, []);
}
