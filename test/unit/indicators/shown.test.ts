import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclosureOf } from '../../../server/indicators/disclosed.ts';
import type { IndicatorValue } from '../../../server/indicators/model.ts';
import {
  presentMunicipality,
  presentOrganizations,
  type Readable,
  type ValueSet,
  type Viewer,
} from '../../../server/indicators/shown.ts';

const period = '2021-2022';

function row(scopeId: string, given: Partial<IndicatorValue>): IndicatorValue {
  return {
    municipalityId: 'town',
    catalogId: 'catalog',
    indicatorKey: 'key',
    scope: scopeId === 'town' ? 'municipality' : 'organization',
    scopeId,
    period,
    part: '',
    value: given.n ? 50 : null,
    numerator: given.n ? given.n / 2 : null,
    denominator: given.n ?? null,
    distribution: null,
    others: null,
    groups: null,
    listed: null,
    n: 0,
    base: given.base ?? given.n ?? 0,
    expected: 1,
    answered: 1,
    reported: 1,
    compared: null,
    reason: given.n ? null : 'notReported',
    freshAt: '2021-10-01',
    personal: true,
    minimumGroup: 5,
    ...given,
  };
}

/** Persons' answers: [who measured, who responded] for each organization. */
function answersOf(groups: readonly (readonly [number, number])[]): ValueSet {
  const sum = (index: 0 | 1) => groups.reduce((total, group) => total + group[index], 0);
  return {
    municipality: row('town', { n: sum(0), base: sum(1) }),
    organizations: groups.map(([n, base], i) => row(`o${i}`, { n, base })),
  };
}

const department: Viewer = { department: true, officer: true, organizations: 'all' };
const methodologist: Viewer = { ...department, officer: false };
const coordinator = (id: string): Viewer => ({
  department: false,
  officer: false,
  organizations: [id],
});
const open: Readable = { confidentiality: 'public', kind: 'share' };
const own: Readable = { confidentiality: 'own', kind: 'share' };
const named: Readable = { confidentiality: 'named', kind: 'share' };

function look(readable: Readable, set: ValueSet, viewer: Viewer, derived = false) {
  const rows = [...(set.municipality ? [set.municipality] : []), ...set.organizations];
  const showable = disclosureOf({ rows, derived, forms: [[]] });
  return {
    municipality: presentMunicipality(readable, set, period, viewer, showable),
    organizations: presentOrganizations(readable, set, viewer, showable),
  };
}

describe('values of persons’ answers', () => {
  it('hide the same organizations in every figure of a form', () => {
    const hiddenIn = (...measured: [number, number][]) => {
      const seen = look(open, answersOf(measured), department);
      return [...seen.organizations.values()].map(({ hidden }) => hidden);
    };
    expect(hiddenIn([3, 3], [6, 6], [7, 7])).toEqual([true, true, false]);
    // Fewer answered this question in the third: alone it would be hidden in place of the second.
    expect(hiddenIn([3, 3], [6, 6], [5, 7])).toEqual([true, true, false]);
  });

  it('hide what tells of a few who have other answers too', () => {
    const seen = (...others: number[]) => {
      const set = answersOf([
        [10, 10],
        [20, 20],
        [30, 30],
      ]);
      const organizations = set.organizations.map((row, i) => ({ ...row, others: others[i] ?? 0 }));
      const all = others.reduce((sum, one) => sum + one, 0);
      const municipality = set.municipality && { ...set.municipality, others: all };
      const { municipality: town, ...found } = look(
        open,
        { municipality, organizations },
        department,
        true,
      );
      return [town, ...found.organizations.values()].map(({ hidden }) => hidden);
    };
    expect(seen(0, 6, 9)).toEqual([false, false, false, false]);
    expect(seen(2, 6, 9)).toEqual([false, true, true, false]);
    expect(seen(2, 0, 0)).toEqual([true, true, false, false]);
  });

  it('hide a small organization and the next smallest, not the total', () => {
    const set = answersOf([
      [3, 3],
      [6, 6],
      [20, 20],
    ]);
    const seen = look(open, set, department);
    expect(seen.municipality).toMatchObject({ value: 50, n: 29, hidden: false });
    expect([...seen.organizations.values()].map(({ freshAt }) => freshAt)).toEqual([
      null,
      null,
      '2021-10-01',
    ]);
    expect([...seen.organizations.values()].map(({ hidden }) => hidden)).toEqual([
      true,
      true,
      false,
    ]);
    expect(seen.organizations.get('o0')).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      n: null,
      reason: 'tooFew',
      expected: 1,
    });
  });

  it('say of an organization without responses that it has not reported', () => {
    const seen = look(
      open,
      answersOf([
        [0, 0],
        [20, 20],
      ]),
      department,
    );
    expect(seen.organizations.get('o0')).toMatchObject({ hidden: false, reason: 'notReported' });
  });

  it('hide it when everybody of a few skipped the question', () => {
    const seen = look(
      open,
      answersOf([
        [0, 3],
        [20, 20],
      ]),
      department,
    );
    expect(seen.organizations.get('o0')).toMatchObject({ hidden: true });
  });

  it('hide a selection that leaves a few others out', () => {
    const set = answersOf([
      [18, 20],
      [20, 20],
    ]);
    expect(look(open, set, department, false).organizations.get('o0')?.hidden).toBe(false);
    const derived = look(open, set, department, true);
    expect(derived.organizations.get('o0')?.hidden).toBe(true);
    expect(derived.municipality.hidden).toBe(true);
  });

  it('never let a coordinator see more than the department, nor other organizations', () => {
    const group = fc
      .integer({ min: 0, max: 12 })
      .chain((base) => fc.tuple(fc.integer({ min: 0, max: base }), fc.constant(base)));
    const groups = fc.array(group, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(groups, fc.boolean(), (people, derived) => {
        const set = answersOf(people);
        const all = look(open, set, department, derived);
        const one = look(open, set, coordinator('o0'), derived);
        expect([...one.organizations.keys()]).toEqual(['o0']);
        expect(one.organizations.get('o0')).toEqual(all.organizations.get('o0'));
        expect(one.municipality).toEqual(all.municipality);
      }),
    );
  });

  it('never let anybody subtract down to a few people', () => {
    const people = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(people, (sizes) => {
        const seen = look(open, answersOf(sizes.map((n) => [n, n])), department);
        if (seen.municipality.n === null) return;
        const told = [...seen.organizations.values()].map(({ n }) => n ?? 0);
        const rest = told.reduce((left, n) => left - n, seen.municipality.n);
        expect(rest === 0 || rest >= 5).toBe(true);
      }),
    );
  });
});

describe('restricted counts', () => {
  const report = (cases: number, of = 500) => ({
    value: (100 * cases) / of,
    numerator: cases,
    denominator: of,
    n: 1,
    base: 1,
    personal: false,
  });
  const set = (first: number, second: number): ValueSet => ({
    municipality: row('town', report(first + second, 1000)),
    organizations: [row('o0', report(first)), row('o1', report(second))],
  });

  it('are exact inside the department', () => {
    const seen = look(own, set(3, 40), methodologist);
    expect(seen.organizations.get('o0')).toMatchObject({ numerator: 3, fewerThanFive: false });
  });

  it('read as fewer than five outside it, with nothing that gives them away', () => {
    const seen = look(own, set(3, 40), coordinator('o0'));
    expect(seen.organizations.get('o0')).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      fewerThanFive: true,
    });
    expect(seen.municipality).toMatchObject({ numerator: 43, hidden: false });
  });

  it('hide the total when the reader could subtract his own to fewer than five', () => {
    const seen = look(own, set(40, 3), coordinator('o0'));
    expect(seen.organizations.get('o0')).toMatchObject({ numerator: 40 });
    expect(seen.municipality).toMatchObject({ value: null, hidden: true });
  });

  it('meant for officers are hidden from everybody else', () => {
    expect(look(named, set(40, 30), department).municipality).toMatchObject({ numerator: 70 });
    for (const viewer of [methodologist, coordinator('o0')]) {
      expect(look(named, set(40, 30), viewer).municipality).toMatchObject({
        value: null,
        hidden: true,
      });
    }
  });

  it.each(['mean', 'median', 'percentile', 'min', 'max', 'change'] as const)(
    'are not told outside the department as a %s either',
    (kind) => {
      const rests: Readable = { confidentiality: 'own', kind };
      const seen = look(rests, set(3, 40), coordinator('o0'));
      expect(seen.municipality).toMatchObject({ value: null, numerator: null, hidden: true });
      expect(seen.organizations.get('o0')).toMatchObject({ value: null, hidden: true });
      expect(look(rests, set(3, 40), methodologist).municipality).toMatchObject({ hidden: false });
    },
  );

  it('do not touch public indicators, nor yes and no', () => {
    expect(look(open, set(3, 40), coordinator('o0')).organizations.get('o0')).toMatchObject({
      numerator: 3,
    });
    const program: Readable = { confidentiality: 'own', kind: 'presence' };
    expect(look(program, set(1, 0), coordinator('o0')).organizations.get('o0')).toMatchObject({
      numerator: 1,
      fewerThanFive: false,
    });
  });
});
