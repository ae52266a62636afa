/** Zones that Russian municipalities live in, from west to east; the city names the zone. */
export const zones = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Novokuznetsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Sakhalin',
  'Asia/Kamchatka',
] as const;

type City = (typeof zones)[number] extends `${string}/${infer Name}` ? Name : never;

/** The city of a zone in the list, `Vladivostok`. */
export function cityOf(zone: (typeof zones)[number]): City {
  return zone.slice(zone.indexOf('/') + 1) as City;
}

/** By how many hours a zone is ahead of Moscow at a moment: 7 for Vladivostok. */
export function hoursFromMoscow(zone: string, now: Date): number {
  const wall = (timeZone: string) =>
    Date.parse(`${now.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')}Z`);
  return Math.round((wall(zone) - wall('Europe/Moscow')) / 3_600_000);
}

/** The school year a day belongs to: it begins on 1 September. */
export function currentSchoolYear(now: Date): string {
  const first = now.getMonth() >= 8 ? now.getFullYear() : now.getFullYear() - 1;
  return `${first}-${first + 1}`;
}
