import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { cutName } from '../format/official-name.ts';

/** A width that never settles is followed so many times, then the last cut stays. */
const tries = 20;
/** Nothing shorter than this tells anything. */
const least = 12;

/**
 * Finds whether a text overflows its lines, and then the shorter one that fits them.
 * @returns the box's ref and the shorter text, null when the whole fits
 */
export function useCut(
  text: string,
  lines: number,
): [RefObject<HTMLElement | null>, string | null] {
  const box = useRef<HTMLElement>(null);
  const [cut, setCut] = useState<{ of: string; short: string | null } | null>(null);
  const short = cut?.of === text ? cut.short : null;
  const seen = useRef({ width: 0, times: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    seen.current = { width: element.clientWidth, times: 0 };
    if (isOver(element)) setCut({ of: text, short: longestThatFits(text, element, lines) });
    const observer = new ResizeObserver(() => {
      const { width, times } = seen.current;
      if (Math.abs(element.clientWidth - width) <= 4 || times >= tries) return;
      seen.current = { width: element.clientWidth, times: times + 1 };
      const whole = element.dataset.short === undefined && !isOver(element);
      setCut({ of: text, short: whole ? null : longestThatFits(text, element, lines) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [text, lines]);
  return [box, short];
}

const isOver = ({ scrollHeight, clientHeight }: HTMLElement) => scrollHeight > clientHeight + 2;

/** The longest cut of a name that fits a box, null for the whole; the box itself clips the rest. */
function longestThatFits(text: string, box: HTMLElement, lines: number): string | null {
  const fits = fitter(box, lines);
  if (fits(text)) return null;
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
function fitter(box: HTMLElement, lines: number): (text: string) => boolean {
  probe ??= document.body.appendChild(document.createElement('div'));
  probe.ariaHidden = 'true';
  // The shorthand `font` is empty where digits have one width, as in every table.
  const { fontFamily, fontSize, fontWeight, fontStyle, fontVariantNumeric, letterSpacing } =
    getComputedStyle(box);
  const { lineHeight, overflowWrap, wordBreak } = getComputedStyle(box);
  Object.assign(probe.style, {
    position: 'fixed',
    visibility: 'hidden',
    contain: 'strict',
    height: '0',
    width: `${box.clientWidth}px`,
    fontFamily,
    fontSize,
    fontWeight,
    fontStyle,
    fontVariantNumeric,
    lineHeight,
    letterSpacing,
    overflowWrap,
    wordBreak,
  });
  const element = probe;
  // Half a line to spare: the box may still tell the height of its last letters.
  const room = (lines + 0.5) * (parseFloat(lineHeight) || 21);
  return (text) => {
    element.textContent = text;
    const fits = element.scrollHeight <= room;
    element.textContent = '';
    return fits;
  };
}
