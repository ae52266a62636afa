/** The id of a question's field on the page. */
export function fieldId(name: string): string {
  return `field-${name}`;
}
