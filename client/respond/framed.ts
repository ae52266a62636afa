import { useEffect } from 'preact/hooks';
import { startStep } from './use-steps.ts';

/**
 * A preview keeps in its address where one is, `#page=NAME&question=NAME`: whoever frames it can
 * renew it without losing the place, and lead it to another.
 */
function placeInAddress(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}

/** The page that the address names; the first screen when there is no such page. */
export function framedStep(pages: readonly { name: string }[]): number {
  const name = placeInAddress().get('page');
  const step = pages.findIndex((page) => page.name === name);
  return step >= 0 ? step : startStep;
}

function showQuestion(): void {
  const name = placeInAddress().get('question');
  if (name === null) return;
  const question = document.querySelector(`[data-name="${CSS.escape(name)}"]`);
  question?.scrollIntoView({ block: 'center' });
}

/** Keeps page and address in step while the page is `framed`. */
export function useFramedPlace(
  pages: readonly { name: string }[],
  step: number,
  goTo: (step: number) => void,
  framed: boolean,
): void {
  useEffect(() => {
    if (!framed) return;
    const name = pages[step]?.name;
    if (name === undefined) history.replaceState(null, '', location.pathname);
    else if (placeInAddress().get('page') === name) showQuestion();
    else history.replaceState(null, '', `#page=${encodeURIComponent(name)}`);
  }, [pages, step, framed]);
  useEffect(() => {
    if (!framed) return undefined;
    const follow = (): void => {
      const next = framedStep(pages);
      if (next !== step) goTo(next);
      else showQuestion();
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [pages, step, goTo, framed]);
}
