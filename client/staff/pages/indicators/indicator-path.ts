/** The address of one indicator in one period. */
export function indicatorPath(key: string, period: string): string {
  return `/indicators/${encodeURIComponent(key)}${period ? `?period=${period}` : ''}`;
}
