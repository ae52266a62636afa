/** How long something that was asked for may take to be drawn, in milliseconds. */
const patience = 3000;

/**
 * Acts on an element once it has been drawn: after the next paint, or as soon as a long form has
 * come as far as it. Gives up where it never comes.
 */
export function whenDrawn(id: string, act: (element: HTMLElement) => void): void {
  const until = performance.now() + patience;
  const look = () => {
    const element = document.getElementById(id);
    if (element) act(element);
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Gives the focus to an element once it has been drawn. */
export function focusWhenDrawn(id: string): void {
  whenDrawn(id, (element) => element.focus());
}
