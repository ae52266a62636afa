import { useCallback } from 'react';
import { formatShort, toWallClock } from '../../format/date.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useZone } from '../../queries/municipalities.ts';

/** Tells a moment as people do: of today only the time, `14:05`, else the day too. */
export function useClock(): (iso: string) => string {
  const zone = useZone();
  const language = useLanguage();
  return useCallback(
    (iso) => {
      const wall = toWallClock(iso, zone);
      const today = toWallClock(new Date().toISOString(), zone).slice(0, 10);
      return wall.startsWith(today) ? wall.slice(11) : formatShort(iso, zone, language);
    },
    [zone, language],
  );
}
