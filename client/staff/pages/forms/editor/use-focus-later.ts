import { useCallback, useEffect, useRef } from 'react';

/**
 * Puts the focus on an element: at once where it is there already, so that no key goes astray, and
 * again when the change that makes or moves it has been drawn.
 */
export function useFocusLater(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const element = document.getElementById(wanted.current);
    wanted.current = null;
    if (element !== document.activeElement) element?.focus();
  });
  return useCallback((id: string) => {
    wanted.current = id;
    document.getElementById(id)?.focus();
    // Where nothing is drawn anew there is nothing more to wait for.
    requestAnimationFrame(() => {
      if (wanted.current === id) wanted.current = null;
    });
  }, []);
}
