import { useEffect } from 'react';
import { Problem } from '../../api.ts';
import { changesSince } from '../../queries/assignments.ts';
import type { FieldSaver } from './saving/field-saver.ts';

/** How often a page in sight asks what others have written, in milliseconds. */
const every = 15_000;

/**
 * Lets in what others write while the page stands open: from time to time, and whenever somebody
 * comes back to it or the connection does. What is being typed is left alone.
 */
export function useOthers(id: string, saver: FieldSaver, editable: boolean): void {
  useEffect(() => {
    if (!editable) return;
    let asking = false;
    const ask = async () => {
      if (asking || document.visibilityState !== 'visible' || !navigator.onLine) return;
      asking = true;
      try {
        saver.hear(await changesSince(id, saver.revision));
      } catch (error) {
        // The next time will do: whatever hinders saving is told by the saves.
        if (!(error instanceof Problem)) throw error;
      } finally {
        asking = false;
      }
    };
    const look = () => void ask();
    const timer = setInterval(look, every);
    window.addEventListener('focus', look);
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      window.removeEventListener('online', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [id, saver, editable]);
}
