const keyOf = (municipalityId: string) => `guide.shown.${municipalityId}`;

/** Whether the guide's bar stood on this device the last time: its place is kept while it loads. */
export function recallShown(municipalityId: string): boolean {
  try {
    return localStorage.getItem(keyOf(municipalityId)) === 'yes';
  } catch {
    // Storage may be forbidden by the browser's settings; then the bar comes when it is known.
    return false;
  }
}

export function rememberShown(municipalityId: string, shown: boolean): void {
  try {
    if (shown) localStorage.setItem(keyOf(municipalityId), 'yes');
    else localStorage.removeItem(keyOf(municipalityId));
  } catch {
    // As above.
  }
}
