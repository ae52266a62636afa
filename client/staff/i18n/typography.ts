/** Spaces that must not break a line: before a dash, after a number and after «№». */
function bindText(text: string): string {
  return text
    .replaceAll(' — ', '\u00a0— ')
    .replace(/(\{\{(?:count|number)\}\}|\d|№) (?=[\p{L}\d%{«])/gu, '$1\u00a0');
}

/** A dictionary whose texts keep together what is read together: «5 ответов», «№ 2», «— да». */
export function bound<T extends object>(texts: T): T {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? bindText(value) : bound(value as object),
    ]),
  ) as T;
}
