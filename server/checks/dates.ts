import { indexForm } from '../../forms/run/state.ts';
import { periodWords } from '../campaigns/words.ts';
import { daysOf } from '../periods.ts';
import { rankOf } from './rank.ts';
import type { Violation } from './schema.ts';
import type { Content } from './subject.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A month beyond the period is as doubtful as a number at the edge of what is allowed. */
const month = 30;

const saysOtherwise = ({ kind }: { kind: string }) => kind === 'dateRange' || kind === 'expression';

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Dates that do not lie in the period of the form. A question that has bounds of its own, of dates
 * or by a condition, says itself which dates it means.
 */
export function datesOutside(
  { form, answers }: Pick<Content, 'answers'> & { form: Pick<Content['form'], 'compiled'> },
  period: string,
): Violation[] {
  const { first, last } = daysOf(period);
  const when = periodWords(period);
  return [...indexForm(form.compiled).questions.values()].flatMap((one): Violation[] => {
    const { name: question, kind, validators } = one;
    if (kind !== 'date' || validators.some(saysOtherwise)) return [];
    const date = answers[question];
    if (typeof date !== 'string' || !isoDay.test(date)) return [];
    if (date >= first && date <= last) return [];
    const edge = date < first ? first : last;
    const off = Math.abs(Date.parse(date) - Date.parse(edge)) / dayMs;
    const day = periodWords(date);
    return [
      {
        // Another date is another doubt: what was explained of this one is not about it.
        id: `period:${question}:${date}`,
        severity: 'soft',
        kind: 'period',
        question,
        others: [],
        message: {
          ru: `Дата ${day.ru} не из периода: ${when.ru}.`,
          en: `${day.en} is not a date of the period: ${when.en}.`,
        },
        value: null,
        against: null,
        rank: rankOf('soft', off, month),
      },
    ];
  });
}
