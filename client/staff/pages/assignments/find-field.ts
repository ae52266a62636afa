import { fieldId } from './field-id.ts';

/** Goes to a question's field; false where it is not on the screen now. */
export function goToField(name: string): boolean {
  const element = document.getElementById(fieldId(name));
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  return true;
}

/** The question that an address names after its `#`; null where it names none. */
export function askedField(hash: string): string | null {
  const begins = `#${fieldId('')}`;
  return hash.startsWith(begins) ? decodeURIComponent(hash.slice(begins.length)) : null;
}
