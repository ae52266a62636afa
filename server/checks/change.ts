import { periodWords } from '../campaigns/words.ts';
import { rankOf } from './rank.ts';
import type { Thresholds, Violation } from './schema.ts';
import type { Placed } from './subject.ts';
import { ended, figure, share } from './words.ts';

/** What an organization itself said of an element in an earlier period. */
export interface Earlier {
  period: string;
  /** Null where there was no number: it takes no part, least of all as a zero. */
  value: number | null;
}

/** Earlier periods with a number that are needed before a history says anything. */
const leastHistory = 3;
/** Makes the median deviation of a normal spread equal to its standard deviation. */
const normal = 1.4826;

type Doubt = Omit<Violation, 'question' | 'others' | 'severity'>;

/**
 * Holds one number against what the organization said before. At most one doubt a number, since
 * one explanation answers all of them: a zero, else a change, else a distance from its history.
 * @param earlier the periods before, the nearest first, those without a number among them
 */
export function doubtOf(
  element: Placed,
  value: number,
  earlier: readonly Earlier[],
  thresholds: Thresholds,
): Doubt | null {
  const own = thresholds.elements.find(({ elementId }) => elementId === element.id);
  if (own?.off) return null;
  const { previous, zero, history } = thresholds;
  const bounds = {
    percent: own?.percent ?? previous.percent,
    atLeast: own?.atLeast ?? previous.atLeast,
  };
  const last = earlier[0];
  return (
    (zero.on && last ? becameZero(element, value, last, zero.from) : null) ??
    (previous.on && last ? changed(element, value, last, bounds) : null) ??
    (history.on
      ? farFromHistory(element, value, earlier, {
          times: history.times,
          atLeast: own?.atLeast ?? history.atLeast,
        })
      : null)
  );
}

function becameZero(
  { question, unit }: Placed,
  value: number,
  last: Earlier,
  from: number,
): Doubt | null {
  if (value !== 0 || last.value === null || last.value === 0) return null;
  if (Math.abs(last.value) < from) return null;
  const when = periodWords(last.period);
  const was = last.value;
  return {
    id: `zero:${question}`,
    kind: 'zero',
    message: {
      ru: `Теперь 0, а за ${when.ru} было ${ended(figure(was, unit, 'ru'))} Если числа нет, отметьте «нет данных» или «не применимо».`,
      en: `Now 0, and it was ${figure(was, unit, 'en')} for ${when.en}. If there is no number, mark it as having no data or not applicable.`,
    },
    value,
    against: was,
    rank: rankOf('soft', was, from),
  };
}

function changed(
  { question, unit }: Placed,
  value: number,
  last: Earlier,
  { percent, atLeast }: { percent: number; atLeast: number },
): Doubt | null {
  if (last.value === null) return null;
  const off = value - last.value;
  const much = exact(Math.abs(off));
  const part = exact((Math.abs(last.value) * percent) / 100);
  // Both bounds must be passed: a third of three pupils is one pupil.
  if (much <= part || much < atLeast) return null;
  const when = periodWords(last.period);
  const more = off > 0;
  const times = last.value === 0 ? null : (100 * much) / Math.abs(last.value);
  const by = {
    ru: times === null ? '' : `на ${share(times, 'ru')} `,
    en: times === null ? '' : `${share(times, 'en')} `,
  };
  return {
    id: `previous:${question}`,
    kind: 'previous',
    message: {
      ru: `За ${when.ru} было ${figure(last.value, unit, 'ru')}, теперь ${figure(value, unit, 'ru')}: ${by.ru}${more ? 'больше' : 'меньше'}.`,
      en: `It was ${figure(last.value, unit, 'en')} for ${when.en}, now ${figure(value, unit, 'en')}: ${by.en}${more ? 'more' : 'less'}.`,
    },
    value,
    against: last.value,
    rank: rankOf('soft', off, Math.max(part, atLeast)),
  };
}

/** Without the trace that arithmetic on decimals leaves. */
function exact(value: number): number {
  return Number(value.toFixed(6));
}

function farFromHistory(
  { question, unit }: Placed,
  value: number,
  earlier: readonly Earlier[],
  { times, atLeast }: { times: number; atLeast: number },
): Doubt | null {
  const numbers = earlier.flatMap((one) => (one.value === null ? [] : [one.value]));
  if (numbers.length < leastHistory) return null;
  const usual = median(numbers);
  const spread = normal * median(numbers.map((one) => Math.abs(one - usual)));
  // A history without any spread would find every change: a tenth of the usual is not one yet.
  const allowed = Math.max(times * spread, Math.abs(usual) / 10, atLeast);
  const off = value - usual;
  if (exact(Math.abs(off)) <= exact(allowed)) return null;
  return {
    id: `history:${question}`,
    kind: 'history',
    message: {
      ru: `${figure(value, unit, 'ru')}, а обычно у организации около ${figure(usual, unit, 'ru')} (по ${numbers.length} прошлым периодам).`,
      en: `${figure(value, unit, 'en')}, and usually it is about ${figure(usual, unit, 'en')} here (from ${numbers.length} earlier periods).`,
    },
    value,
    against: usual,
    rank: rankOf('soft', off, allowed),
  };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return exact((low + high) / 2);
}
