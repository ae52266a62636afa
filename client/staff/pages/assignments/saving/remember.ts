/** Texts by a name that are kept in the browser until they are sent. */
export function recall(key: string): Record<string, string> {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => {
        return typeof entry[1] === 'string';
      }),
    );
  } catch {
    // Storage may be forbidden, or somebody else wrote there.
    return {};
  }
}

export function remember(key: string, texts: Record<string, string>): void {
  try {
    localStorage.setItem(key, JSON.stringify(texts));
  } catch {
    // The page itself still holds them.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there either.
  }
}
