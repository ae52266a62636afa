import { describe, expect, it } from 'vitest';
import {
  debtorsOf,
  emailsOf,
  type ProgressRow,
} from '../../../client/staff/pages/campaigns/debtors.ts';
import { clusterTotals } from '../../../client/staff/pages/campaigns/progress-totals.ts';
import {
  ordered,
  usualMeasure,
  valueOf,
} from '../../../client/staff/pages/campaigns/results-compare.ts';
import { binNumbers } from '../../../client/staff/ui/charts/bins.ts';
import type { ComparedGroup, Comparison } from '../../../server/responses/schema.ts';

const row = (id: string, given: Partial<ProgressRow>): ProgressRow => ({
  id,
  name: id,
  shortName: id,
  cluster: '',
  type: 'school',
  expected: 100,
  received: 0,
  assignmentId: null,
  assignmentState: null,
  ...given,
});

describe('debtors', () => {
  const rows = [
    row('a', { received: 40 }),
    row('b', { received: 12 }),
    row('c', {}),
    row('d', { received: 2, expected: null }),
    row('e', { expected: null }),
  ];

  it.each([
    [0, ['c', 'e']],
    [30, ['c', 'e', 'b']],
    [50, ['c', 'e', 'b', 'a']],
  ])('under %d: those without answers, and those known to answer less', (threshold, expected) => {
    expect(debtorsOf(rows, threshold, []).map(({ id }) => id)).toEqual(expected);
  });

  it('of a data form are all who have not submitted it', () => {
    const forms = (['notStarted', 'draft', 'submitted'] as const).map((assignmentState) =>
      row(assignmentState, { assignmentState, expected: 1 }),
    );
    expect(debtorsOf(forms, 30, []).map(({ id }) => id)).toEqual(['draft', 'notStarted']);
  });

  it('are written to by the coordinators’ addresses, else the organization’s', () => {
    const school = { organizationId: 'c', head: '', phone: '', email: 'school@demo.example' };
    const written = (emails: string[]) => {
      const coordinators = emails.map((email) => ({ name: email, phone: '', email }));
      return debtorsOf([row('c', {})], 30, [{ ...school, coordinators }]).flatMap(emailsOf);
    };
    expect(written([])).toEqual(['school@demo.example']);
    expect(written(['a@demo.example', ''])).toEqual(['a@demo.example']);
  });
});

describe('progress by cluster', () => {
  it('does not pretend to know the whole where a part is unknown', () => {
    const totals = clusterTotals([
      row('a', { cluster: 'Юг', received: 3 }),
      row('b', { cluster: 'Юг', expected: null }),
      row('c', { received: 5 }),
      row('d', { cluster: 'Север', received: 7 }),
    ]);
    expect(totals).toEqual([
      { cluster: 'Север', organizations: 1, reported: 1, received: 7, expected: 100 },
      { cluster: 'Юг', organizations: 2, reported: 1, received: 3, expected: null },
      { cluster: '', organizations: 1, reported: 1, received: 5, expected: 100 },
    ]);
  });
});

describe('the comparison', () => {
  const group = (name: string, counts: number[]): ComparedGroup => {
    const n = counts.reduce((sum, count) => sum + count, 0);
    return { id: name, name, cluster: '', n, mean: null, counts, hidden: false };
  };
  const secret = { ...group('тайная', []), n: null, counts: [null, null, null], hidden: true };

  it('adds up the chosen answers, and ranks no hidden or silent organization', () => {
    const ten = group('Школа № 10', [5, 3, 2]);
    const two = group('Школа № 2', [0, 5, 5]);
    const groups = [ten, two, secret, group('молчит', [0, 0, 0])];
    const share = { kind: 'share', options: [1, 2] } as const;
    const told = (order: 'value' | 'valueUp' | 'name') =>
      ordered(groups, share, order).map(({ group: { name }, value }) => [name, value]);
    expect(told('value')).toEqual([
      ['Школа № 2', 100],
      ['Школа № 10', 50],
    ]);
    expect(told('valueUp').map(([name]) => name)).toEqual(['Школа № 10', 'Школа № 2']);
    expect(told('name').map(([name]) => name)).toEqual(['Школа № 2', 'Школа № 10']);
    expect(valueOf(ten, { kind: 'share', options: [] })).toBeNull();
  });

  it('begins with the mean where there is one', () => {
    const of = (mean: number | null): Comparison => ({
      minimumGroup: 5,
      clusters: [],
      organizations: [],
      question: {
        id: 'q',
        title: '',
        kind: 'rating',
        scale: null,
        cells: [{ value: 1, text: '1' }],
      },
      whole: { ...group('', [5]), mean },
    });
    expect(usualMeasure(of(4))).toEqual({ kind: 'mean', options: [] });
    expect(usualMeasure(of(null))).toEqual({ kind: 'share', options: [0] });
  });
});

describe('numbers put together', () => {
  it('stay by themselves while they are few', () => {
    const pairs = [
      [3, 2],
      [1, 5],
      [2, 0],
    ] as const;
    expect(binNumbers(pairs)).toEqual([
      { from: 1, to: 1, count: 5 },
      { from: 3, to: 3, count: 2 },
    ]);
    expect(binNumbers([])).toEqual([]);
  });

  it.each([
    ['whole', 97, (i: number) => i + 3],
    ['with tenths', 40, (i: number) => i / 10],
    ['below zero too', 20, (i: number) => i * 1234 - 500],
  ])('are a few round bins that lose nobody (%s)', (_, length, valueAt) => {
    const pairs = Array.from({ length }, (_one, i) => [valueAt(i), 2] as const);
    const bins = binNumbers(pairs);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(2 * length);
    expect(bins.length).toBeLessThanOrEqual(11);
    bins.slice(1).forEach(({ from }, i) => {
      expect(from).toBe(bins[i]?.to);
    });
  });
});
