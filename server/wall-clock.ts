/**
 * A moment as a clock on the wall of a zone shows it, `2021-09-01T18:00`.
 * @param zone an IANA zone
 */
function toWallClock(moment: Date, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''}T${parts.hour ?? ''}:${parts.minute ?? ''}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  formats.set(timeZone, format);
  return format;
}

/** The moment at which a zone's wall clock shows the given time, `2021-09-01T18:00`. */
function fromWallClock(wall: string, zone: string): Date {
  const asUtc = Date.parse(`${wall}:00Z`);
  const offsetAt = (moment: number) =>
    Date.parse(`${toWallClock(new Date(moment), zone)}:00Z`) - moment;
  // Twice, because the offset found first may belong to the other side of a clock change.
  const near = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(near));
}

/** The moment on another day at which the clock shows the same hour and minute. */
export function onDay(day: string, sameClockAs: Date, zone: string): Date {
  const withinMinute = sameClockAs.getTime() % 60_000;
  const minute = fromWallClock(`${day}T${toWallClock(sameClockAs, zone).slice(11)}`, zone);
  return new Date(minute.getTime() + withinMinute);
}

/** So many calendar days later, at the same hour of the zone's clock. */
export function daysLater(moment: Date, days: number, zone: string): Date {
  if (days === 0) return moment;
  const wall = toWallClock(moment, zone);
  const day = new Date(`${wall.slice(0, 10)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return onDay(day.toISOString().slice(0, 10), moment, zone);
}
