import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { cutName } from '../format/official-name.ts';

/** A table's columns depend on its texts: after so many tries the last cut stays. */
const tries = 4;
/** Nothing shorter than this tells anything. */
const least = 12;

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
    const last = measured.current;
    measured.current = {
      text,
      width: clientWidth,
      times: last.text === text ? last.times + 1 : 0,
    };
    setCut({ of: text, short: over ? longestThatFits(text, element) : null });
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

/** The longest cut of a name that fits a box; one that does not is clipped by the box itself. */
function longestThatFits(text: string, box: HTMLElement): string {
  const fits = fitter(box);
  let [low, high] = [least, text.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(cutName(text, middle))) low = middle;
    else high = middle;
  }
  return cutName(text, low);
}

let probe: HTMLElement | undefined;

/** Tries texts in a box of the same width and letters apart from the page: that lays out nothing else. */
function fitter(box: HTMLElement): (text: string) => boolean {
  probe ??= document.body.appendChild(document.createElement('div'));
  probe.ariaHidden = 'true';
  const { font, letterSpacing, overflowWrap, wordBreak } = getComputedStyle(box);
  Object.assign(probe.style, {
    position: 'fixed',
    visibility: 'hidden',
    contain: 'strict',
    height: '0',
    width: `${box.clientWidth}px`,
    font,
    letterSpacing,
    overflowWrap,
    wordBreak,
  });
  const [element, room] = [probe, box.clientHeight + 2];
  return (text) => {
    element.textContent = text;
    const fits = element.scrollHeight <= room;
    element.textContent = '';
    return fits;
  };
}
