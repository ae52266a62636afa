import type { ElementValue } from '../elements/model.ts';
import { rankOf } from './rank.ts';
import type { Violation } from './schema.ts';
import type { Stated } from './subject.ts';
import { ended, figure } from './words.ts';

type Elsewhere = Pick<ElementValue, 'elementId' | 'value' | 'status'>;

/** Numbers that another form of the organization has for the same element, and has otherwise. */
export function sameElsewhere(stated: Stated, elsewhere: readonly Elsewhere[]): Violation[] {
  return elsewhere.flatMap(({ elementId, value: there, status }): Violation[] => {
    const element = stated.elements.get(elementId);
    const value = stated.numbers.get(elementId);
    if (!element || value === undefined || typeof there !== 'number' || there === value) return [];
    const severity = status === 'final' ? 'hard' : 'soft';
    const { question, unit } = element;
    return [
      {
        id: `otherForm:${question}`,
        severity,
        kind: 'otherForm',
        question,
        others: [],
        message: {
          ru: ended(
            `В другой форме за тот же период указано ${figure(there, unit, 'ru')}, здесь ${figure(value, unit, 'ru')}`,
          ),
          en: ended(
            `Another form of the same period says ${figure(there, unit, 'en')}, here it is ${figure(value, unit, 'en')}`,
          ),
        },
        value,
        against: there,
        rank: rankOf(severity, value - there, there / 10),
      },
    ];
  });
}
