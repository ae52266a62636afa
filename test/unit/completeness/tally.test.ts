import { describe, expect, it } from 'vitest';
import { tallyOf } from '../../../server/completeness/tally.ts';
import type { MatrixCell } from '../../../server/completeness/schema.ts';
import { filledShare, standingWords } from '../../../server/completeness/words.ts';

const cell = (change: Partial<MatrixCell>): MatrixCell => ({
  ...{ assignmentId: 'a', state: 'notStarted', revision: 1, filled: 0, of: 10 },
  ...{ dueAt: '2021-10-01T09:00:00.000Z', locked: false, submittedAt: null, onTime: null },
  ...{ overdue: false, exception: null, changedAfterAcceptance: 0, violations: 0 },
  ...change,
});
const at = '2021-09-30T09:00:00.000Z';
const inTime = { submittedAt: at, onTime: true };
const late = { submittedAt: at, onTime: false };
const until = { until: '2021-10-14T09:00:00.000Z', reason: 'карантин' };

/** Where forms stand → what is counted of them. */
const cases: [string, (Partial<MatrixCell> | null)[], Partial<ReturnType<typeof tallyOf>>][] = [
  ['nobody is asked', [null, null], { asked: 0, handedIn: 0, notStarted: 0 }],
  ['those not asked are left out of it', [{}, null], { asked: 1, notStarted: 1 }],
  [
    'complete and on time are two things',
    [
      { state: 'submitted', ...inTime },
      { state: 'accepted', ...late },
    ],
    { asked: 2, handedIn: 2, onTime: 1, late: 1, accepted: 1 },
  ],
  [
    'a returned one is not in, so it is not among those in time either',
    [{ state: 'returned', ...inTime }],
    { handedIn: 0, returned: 1, onTime: 0, late: 0, overdue: 0 },
  ],
  [
    'a draft and one to be signed are begun',
    [{ state: 'draft' }, { state: 'toSign' }],
    { begun: 2, handedIn: 0 },
  ],
  [
    'overdue ones are counted beside their state',
    [{ overdue: true }, { state: 'draft', overdue: true }],
    { overdue: 2, notStarted: 1, begun: 1 },
  ],
  ['extended ones too', [{ exception: until }], { extended: 1, notStarted: 1, overdue: 0 }],
];

describe('a tally', () => {
  it.each(cases)('%s', (_, cells, expected) => {
    expect(tallyOf(cells.map((one) => one && cell(one)))).toMatchObject(expected);
  });
});

const words: [Partial<MatrixCell>, string][] = [
  [{}, 'не начата'],
  [{ state: 'draft', filled: 6 }, 'черновик 60\u00a0%'],
  [{ state: 'draft', filled: 6, overdue: true }, 'просрочена, черновик 60\u00a0%'],
  [{ state: 'toSign' }, 'на подписи'],
  [{ state: 'submitted', ...inTime }, 'сдана в срок'],
  [{ state: 'submitted', ...late }, 'сдана с опозданием'],
  [{ state: 'returned', ...inTime }, 'возвращена'],
  [{ state: 'accepted', ...inTime }, 'принята'],
  [{ state: 'accepted', ...late }, 'принята, сдана с опозданием'],
  [{ exception: until }, 'продлено до 14.10.2021, не начата'],
  // What was granted tells nothing any more once it is in.
  [{ exception: until, state: 'submitted', ...inTime }, 'сдана в срок'],
];

describe('a cell in words', () => {
  it.each(words)('%j', (change, expected) => {
    expect(standingWords(cell(change), 'Asia/Vladivostok', 'ru')).toBe(expected);
  });

  it('is never whole before the last quantity', () => {
    expect([0, 6, 299, 300].map((filled) => filledShare({ filled, of: 300 }))).toEqual([
      0, 2, 99, 100,
    ]);
    expect(filledShare({ filled: 0, of: 0 })).toBe(0);
  });
});
