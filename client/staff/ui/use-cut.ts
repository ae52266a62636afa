import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { cutName } from '../format/official-name.ts';

/** A table's columns depend on its texts: after so many tries the last cut stays. */
const tries = 4;

/**
 * Finds whether a text overflows its box, and then the shorter one that fits it.
 * @returns the box's ref and the shorter text, null when the whole fits
 */
export function useCut(text: string): [RefObject<HTMLElement | null>, string | null] {
  const box = useRef<HTMLElement>(null);
  const measured = useRef({ text, width: 0, times: 0 });
  const [cut, setCut] = useState<{ of: string; short: string | null } | null>(null);
  const known = cut !== null && cut.of === text;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || known) return;
    const { clientHeight, scrollHeight, clientWidth } = element;
    const over = scrollHeight > clientHeight + 2 && clientHeight > 0;
    const room = Math.floor(((text.length * clientHeight) / scrollHeight) * 0.88);
    const last = measured.current;
    measured.current = {
      text,
      width: clientWidth,
      times: last.text === text ? last.times + 1 : 0,
    };
    setCut({ of: text, short: over ? cutName(text, room) : null });
  }, [text, known]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const { width, times } = measured.current;
      if (Math.abs(element.clientWidth - width) > 4 && times < tries) setCut(null);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, known ? cut.short : null];
}
