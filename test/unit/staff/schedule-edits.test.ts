import { describe, expect, it } from 'vitest';
import { softHyphens } from '../../../client/staff/pages/schedule/month/soft-hyphens.ts';
import { addStep, moveStep } from '../../../client/staff/pages/schedule/upkeep/step-changes.ts';

describe('a narrow place', () => {
  it.each([
    ['Совещание с руководителями', 'Со·ве·ща·ние с ру·ко·во·ди·те·ля·ми'],
    ['Организация и проведение', 'Ор·га·ни·за·ция и про·ве·де·ние'],
    ['Методическое', 'Ме·то·ди·чес·кое'],
    // Short words, figures and other alphabets stay whole.
    ['Отчёт ВПР 2027, PISA', 'Отчёт ВПР 2027, PISA'],
  ])('%s may be divided: %s', (text, divided) => {
    expect(softHyphens(text).replaceAll('\u00AD', '·')).toBe(divided);
  });

  it('keeps at least two letters on each side and every letter', () => {
    for (const word of ['образовательных', 'эффективности', 'подъезжающий', 'электрический']) {
      const parts = softHyphens(word).split('\u00AD');
      expect(parts.join('')).toBe(word);
      expect(parts.length).toBeGreaterThan(1);
      expect(parts[0]!.length).toBeGreaterThan(1);
      expect(parts.at(-1)!.length).toBeGreaterThan(1);
    }
  });
});

describe('the steps of a document', () => {
  const step = (id: string, kind: 'draft' | 'meeting' | 'approval' | 'publication') => ({
    ...{ id, kind, title: id },
  });
  const usual = [step('draft', 'draft'), step('approval', 'approval'), step('out', 'publication')];
  const ids = (steps: { id: string }[]) => steps.map(({ id }) => id);

  it.each([
    ['meeting', ['draft', 'approval', 'step-4', 'out']],
    ['publication', ['draft', 'approval', 'out', 'step-4']],
  ] as const)('one more of the kind %s: %j', (kind, expected) => {
    expect(ids(addStep(usual, kind, 'Ещё'))).toEqual(expected);
  });

  it('one more at the end where nothing is published', () => {
    expect(ids(addStep(usual.slice(0, 2), 'meeting', 'Ещё'))).toEqual([
      ...['draft', 'approval', 'step-3'],
    ]);
  });

  it('never take an id twice', () => {
    const once = addStep(usual, 'meeting', 'Раз').filter(({ id }) => id !== 'draft');
    expect(new Set(ids(addStep(once, 'meeting', 'Два'))).size).toBe(4);
  });

  it.each([
    [1, -1, ['approval', 'draft', 'out']],
    [1, 1, ['draft', 'out', 'approval']],
    [0, -1, ['draft', 'approval', 'out']],
    [2, 1, ['draft', 'approval', 'out']],
  ] as const)('the one at %d by %d', (at, by, expected) => {
    expect(ids(moveStep(usual, at, by))).toEqual(expected);
  });
});
