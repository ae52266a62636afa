/** The address of a computed list in one period. */
export function computedPath(id: string, period: string): string {
  return `/indicators/computed/${encodeURIComponent(id)}${period ? `?period=${period}` : ''}`;
}
