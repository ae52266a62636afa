const longestText = 32_000;

/** A text without signs that cannot stand in an office file, within the longest a cell may hold. */
export function safeText(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\ufffe\uffff]/g, '')
    .slice(0, longestText);
}

/** Whether a spreadsheet would take a text for a formula when somebody edits or imports it. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}
