/** 1 → A, 27 → AA. */
export function lettersOf(column: number): string {
  let [rest, letters] = [column, ''];
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  return letters;
}

/** Whether an address is written as spreadsheets write it. */
export function isAddress(text: string): boolean {
  return /^[A-Z]{1,3}[1-9]\d{0,5}$/.test(text);
}
