const controls = 'input:not([type=hidden]), select, textarea';

/** Brings the first question with an error into view and puts the focus on its control. */
export function focusFirstFault(root: HTMLElement | null): void {
  const question = root?.querySelector<HTMLElement>('[data-fault=true]');
  if (!question) return;
  const place = question.querySelector<HTMLElement>('[data-row-fault=true]') ?? question;
  const control =
    place.querySelector<HTMLElement>('input:checked') ?? place.querySelector<HTMLElement>(controls);
  control?.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}
