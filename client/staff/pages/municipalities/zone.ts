/** Whether the browser knows the IANA time zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}

/** The school year a day belongs to: it begins on 1 September. */
export function currentSchoolYear(now: Date): string {
  const first = now.getMonth() >= 8 ? now.getFullYear() : now.getFullYear() - 1;
  return `${first}-${first + 1}`;
}
