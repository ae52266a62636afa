import { startTransition, useEffect, useState } from 'react';
import type { CompiledForm } from '../../../../forms/run/types.ts';
import { pageQuestions } from './store/look.ts';

/** Quantities that are drawn with the page, and how many more each time after that. */
const atFirst = 40;
const step = 60;

/**
 * A long form is drawn from its beginning on, a part at a time, so that one may begin to type
 * before its end is there.
 * @returns how many quantities of a page of the form are drawn by now
 */
export function useDrawn(form: CompiledForm): (page: string) => number {
  const [drawn, setDrawn] = useState(atFirst);
  const counts = form.pages.map(({ name }) => pageQuestions(form, name).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  useEffect(() => {
    if (drawn < total) startTransition(() => setDrawn(drawn + step));
  }, [drawn, total]);
  return (name) => {
    const at = form.pages.findIndex((page) => page.name === name);
    const before = counts.slice(0, at).reduce((sum, count) => sum + count, 0);
    const left = drawn - before;
    // The same for every further part, so that nothing of a finished page is drawn again.
    return left >= (counts[at] ?? 0) ? Infinity : Math.max(0, left);
  };
}
