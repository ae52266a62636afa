import { describe, expect, it } from 'vitest';
import { compileDefinition } from '../../../forms/definition.ts';
import { datesOutside } from '../../../server/checks/dates.ts';

/** A form with one date; `more` is what the form itself says of it. */
function formWith(more: object = {}) {
  const read = compileDefinition({
    ...{ id: 'events', version: 1, kind: 'dataForm', audience: 'organization' },
    ...{ organizationTypes: ['school'], periodType: 'schoolYear', anonymous: false },
    title: { ru: 'События' },
    purpose: { ru: 'Когда прошли' },
    survey: {
      title: 'События',
      pages: [
        {
          name: 'p',
          elements: [
            { type: 'text', inputType: 'date', name: 'held', title: 'Прошло', ...more },
            { type: 'text', inputType: 'number', name: 'people', title: 'Участники' },
            { type: 'text', name: 'words', title: 'Словами' },
          ],
        },
      ],
    },
    elements: [{ id: 'people', question: 'people', title: { ru: 'Участники' }, unit: 'чел.' }],
    settings: [],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return { compiled: read.compiled };
}

const found = (held: string, period: string, more?: object) =>
  datesOutside({ form: formWith(more), answers: { held, people: 3, words: '1999-01-01' } }, period);

describe('a date outside the period', () => {
  it.each([
    ['2025-08-31', '2025-2026', 1],
    ['2025-09-01', '2025-2026', 0],
    ['2026-08-31', '2025-2026', 0],
    ['2026-09-01', '2025-2026', 1],
    ['2026-03-31', '2026-Q1', 0],
    ['2026-04-01', '2026-Q1', 1],
    ['2025-12-31', '2026', 1],
    ['2026-02-28', '2026-02', 0],
  ])('%s in %s: %i doubts', (held, period, count) => {
    expect(found(held, period)).toHaveLength(count);
  });

  it('asks for a word, naming the date and the period', () => {
    const [first] = found('2024-05-10', '2025-2026');
    expect(first).toMatchObject({
      id: 'period:held:2024-05-10',
      ...{ kind: 'period', severity: 'soft', question: 'held' },
    });
    expect(first?.message.ru).toMatch(/10 мая 2024.*2025\/26 учебный год/);
  });

  it('stands the higher, the farther it is', () => {
    const [far] = found('2004-05-10', '2025-2026');
    const [near] = found('2025-08-30', '2025-2026');
    expect(far!.rank).toBeGreaterThan(near!.rank);
  });

  it('is the form’s own matter where it has bounds or a condition for it', () => {
    expect(found('2004-05-10', '2025-2026', { min: '2000-01-01' })).toEqual([]);
    const condition = { type: 'expression', expression: "{held} > '2000-01-01'", text: 'позже' };
    expect(found('2004-05-10', '2025-2026', { validators: [condition] })).toEqual([]);
  });

  it('is no matter of words and of fields without a date', () => {
    expect(datesOutside({ form: formWith(), answers: {} }, '2025-2026')).toEqual([]);
  });
});
