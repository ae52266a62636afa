import type { Language } from '../i18n/index.ts';

const locales = { ru: 'ru-RU', en: 'en-GB' } as const;

/** A moment in a zone, `14 мая 2021 г., 09:30`; whole days (`2021-05-14`) have no time. */
export function formatMoment(iso: string, zone: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return formatDay(iso, 'UTC', language);
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(iso));
}

/** A day in a zone, `14 мая 2021 г.`. */
export function formatDay(iso: string, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  }).format(new Date(iso));
}

/** A day for dense tables, `14.05.2021`. */
export function formatDate(iso: string, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: zone,
  }).format(new Date(iso));
}

/** A short moment for dense tables, `14.05.2021, 09:30`. */
export function formatShort(iso: string, zone: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(iso));
}

/** A moment as a clock on the wall of a zone shows it, for `<input type="datetime-local">`. */
export function toWallClock(iso: string, zone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    })
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''}T${parts.hour ?? ''}:${parts.minute ?? ''}`;
}

/**
 * The moment at which a zone's wall clock shows the given time.
 * @returns ISO in UTC, or null when the text is not a time
 */
export function fromWallClock(wall: string, zone: string): string | null {
  // Date.parse alone takes «:00Z» for a time in the year 2000.
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return null;
  const asUtc = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (moment: number) =>
    Date.parse(`${toWallClock(new Date(moment).toISOString(), zone)}:00Z`) - moment;
  // Twice, because the offset found first may belong to the other side of a clock change.
  const near = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(near)).toISOString();
}

/** How the zone is called in the language, `Владивосток, стандартное время`. */
export function zoneName(zone: string, language: Language): string {
  const part = new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeZoneName: 'long' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName');
  return part ? `${part.value} (${zone})` : zone;
}
