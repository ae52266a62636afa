/** B12 → row 12, column 2; row 0 for what is no address. */
export function placeOf(address: string): { row: number; column: number } {
  const [, letters = '', row = '0'] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  const column = Array.from(letters).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(row), column };
}

/** 1 → A, 27 → AA. */
function lettersOf(column: number): string {
  let [rest, letters] = [column, ''];
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** Row 12, column 2 → B12. */
export function addressOf(row: number, column: number): string {
  return lettersOf(column) + String(row);
}
