import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledForm, CompiledQuestion } from '../../../forms/run/types.ts';
import type { Campaign } from '../../../server/campaigns/model.ts';
import { disclose, discloseWithin, type Group } from '../../../server/disclosure.ts';
import type { IndicatorValue } from '../../../server/indicators/model.ts';
import { disclosureOf } from '../../../server/indicators/disclosed.ts';
import type { ValueSet } from '../../../server/indicators/shown.ts';
import { groupTree, smallestGroup, type Asking } from '../../../server/responses/groups.ts';
import { decideGroups } from '../../../server/responses/shown-groups.ts';
import { tableOf, type CampaignTable } from '../../../server/responses/table.ts';

/** One organization: its cluster, who responded, and who of them answered each question. */
interface School {
  cluster: string;
  people: number;
  answered: number;
  scored: number;
}

const school: fc.Arbitrary<School> = fc
  .record({
    cluster: fc.constantFrom('', 'Север', 'Юг'),
    people: fc.integer({ min: 0, max: 13 }),
    first: fc.integer({ min: 0, max: 100 }),
    second: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ cluster, people, first, second }) => ({
    cluster,
    people,
    answered: Math.round((people * first) / 100),
    scored: Math.round((people * second) / 100),
  }));
const campaign = fc.record({
  schools: fc.array(school, { minLength: 1, maxLength: 6 }),
  minimumGroup: fc.integer({ min: 3, max: 6 }),
});
const town = fc.array(campaign, { minLength: 1, maxLength: 3 });
type Town = { schools: School[]; minimumGroup: number }[];

const idOf = (c: number, s: number) => `c${c}s${s}`;

function campaignsOf(given: Town): Campaign[] {
  return given.map(({ schools, minimumGroup }, c) => ({
    _id: `c${c}`,
    municipalityId: 'town',
    title: '',
    formKey: 'parents',
    formVersion: 1,
    formTitle: { ru: '' },
    kind: 'questionnaire',
    audience: 'parents',
    period: '2021-2022',
    anonymity: 'anonymous',
    minimumGroup,
    organizationIds: [],
    expected: schools.map(({ cluster }, s) => ({
      organizationId: idOf(c, s),
      name: '',
      shortName: '',
      cluster,
      type: 'school',
      people: null,
    })),
    opensAt: new Date(0),
    closesAt: new Date(0),
    dueAt: new Date(0),
    graceDays: 0,
    signature: false,
    openedAt: new Date(0),
    closedAt: null,
    provisioned: true,
  }));
}

const question = (name: string, kind: CompiledQuestion['kind']): CompiledQuestion => ({
  element: 'question',
  name,
  kind,
  title: { ru: name },
  required: false,
  readOnly: false,
  validators: [],
});
const form: CompiledForm = {
  format: 1,
  title: { ru: '' },
  languages: ['ru'],
  pages: [
    { name: 'p', elements: [question('answered', 'number'), question('scored', 'calculated')] },
  ],
  calculated: [],
  light: true,
};

/** The table of every campaign, as screens and documents get it. */
function tablesOf(given: Town): CampaignTable[] {
  const campaigns = campaignsOf(given);
  const shown = new Map(
    given.map(({ schools }, c) => [
      `c${c}`,
      new Map(
        schools.flatMap(({ people: n }, s) =>
          n > 0 ? [[idOf(c, s), { n, day: '2021-10-01' }] as const] : [],
        ),
      ),
    ]),
  );
  const answers = new Map(
    given.map(({ schools }, c) => [
      `c${c}`,
      schools.flatMap((one, s) =>
        (['answered', 'scored'] as const).flatMap((name) =>
          one[name] > 0
            ? [{ organizationId: idOf(c, s), question: name, value: 1, count: one[name] }]
            : [],
        ),
      ),
    ]),
  );
  return campaigns.map(({ _id }) =>
    tableOf(_id, form, { ...decideGroups(campaigns, shown), answers }, new Map(), 'ru'),
  );
}

/** The same answers as an indicator holds them. */
function indicatorOf(given: Town, size: 'answered' | 'scored'): ValueSet {
  const row = (scopeId: string, n: number, base: number): IndicatorValue => ({
    municipalityId: 'town',
    catalogId: 'catalog',
    indicatorKey: 'key',
    scope: scopeId === 'town' ? 'municipality' : 'organization',
    scopeId,
    period: '2021-2022',
    distribution: null,
    others: null,
    groups: null,
    listed: null,
    part: '',
    value: 1,
    numerator: n,
    denominator: n,
    n,
    base,
    expected: 1,
    answered: 1,
    reported: 1,
    compared: null,
    reason: null,
    freshAt: '2021-10-01',
    personal: true,
    minimumGroup: smallestGroup(campaignsOf(given)),
  });
  const organizations = given.flatMap(({ schools }, c) =>
    schools.map((one, s) => row(idOf(c, s), one[size], one.people)),
  );
  const sum = (of: 'n' | 'base') => organizations.reduce((total, one) => total + one[of], 0);
  return { municipality: row('town', sum('n'), sum('base')), organizations };
}

/** Groups of one figure that some exit shows: the campaigns' tables and the indicator. */
function seen(given: Town, column: 0 | 1 | null): Set<string> {
  const ids = new Set<string>();
  tablesOf(given).forEach((table, c) => {
    const open = ({ n, figures }: CampaignTable['whole']) => {
      const told = column === null ? n : (figures[column]?.n ?? null);
      return told !== null && told > 0;
    };
    if (open(table.whole)) ids.add(`campaign c${c}`);
    for (const row of table.clusters.filter(open)) ids.add(`cluster c${c} ${row.id}`);
    for (const row of table.organizations.filter(open)) ids.add(row.id);
  });
  if (column === null) return ids;
  const set = indicatorOf(given, column === 0 ? 'answered' : 'scored');
  const rows = [...(set.municipality ? [set.municipality] : []), ...set.organizations];
  const showable = disclosureOf({ rows, derived: column === 1, forms: [campaignsOf(given)] });
  for (const row of set.organizations) if (row.n > 0 && showable(row.scopeId)) ids.add(row.scopeId);
  if (set.municipality && set.municipality.n > 0 && showable('town')) ids.add('');
  return ids;
}

/** People of each smallest group that can be told apart by the shown ones. */
function remainders(group: Group, shown: ReadonlySet<string>): number[] {
  const inside = (one: Group): Group[] =>
    (one.parts ?? []).flatMap((part) => (shown.has(part.id) ? [part] : inside(part)));
  const own = (one: Group) => one.n - inside(one).reduce((sum, { n }) => sum + n, 0);
  const all = (one: Group): Group[] => [one, ...(one.parts ?? []).flatMap(all)];
  return all(group)
    .filter(({ id }) => shown.has(id))
    .map(own);
}

function treeOf(given: Town, size: (school: School) => number): Group {
  return groupTree(campaignsOf(given), (id, c) => {
    const { schools } = given[Number(c.slice(1))]!;
    return size(schools[Number(id.split('s')[1])]!);
  });
}

describe('the groups of a form and period', () => {
  const asking = (id: string, organizations: [string, string][]): Asking => ({
    _id: id,
    kind: 'questionnaire',
    minimumGroup: 5,
    expected: organizations.map(([organizationId, cluster]) => ({ organizationId, cluster })),
  });

  it('are campaigns, clusters as each campaign froze them, and organizations', () => {
    const campaigns = [
      asking('a', [
        ['1', 'Север'],
        ['2', ''],
      ]),
      asking('b', [['3', 'Север']]),
    ];
    const tree = groupTree(campaigns, () => 7);
    expect(tree).toEqual({
      id: '',
      n: 21,
      parts: [
        {
          id: 'campaign a',
          n: 14,
          parts: [
            { id: 'cluster a Север', n: 7, parts: [{ id: '1', n: 7 }] },
            { id: '2', n: 7 },
          ],
        },
        {
          id: 'campaign b',
          n: 7,
          parts: [{ id: 'cluster b Север', n: 7, parts: [{ id: '3', n: 7 }] }],
        },
      ],
    });
  });

  it('hide with the only small organization of a cluster its neighbour, not the cluster', () => {
    const people: Record<string, number> = { 1: 3, 2: 20, 3: 20, 4: 20 };
    const clusters: [string, string][] = [
      ['1', 'Север'],
      ['2', 'Север'],
      ['3', 'Юг'],
      ['4', ''],
    ];
    const tree = groupTree([asking('a', clusters)], (id) => people[id] ?? 0);
    expect([...disclose(tree, 5)].sort()).toEqual(
      ['', '3', '4', 'campaign a', 'cluster a Север', 'cluster a Юг'].sort(),
    );
  });

  it('take the strictest of the campaigns, and hide nothing where nobody tells of himself', () => {
    const [one, other] = [asking('a', []), { ...asking('b', []), minimumGroup: 9 }];
    expect(smallestGroup([one, other])).toBe(9);
    expect(smallestGroup([{ ...one, kind: 'observation' }])).toBe(1);
  });
});

describe('an attacker who has every table, chart and indicator', () => {
  const few = (k: number) => (people: number) => people !== 0 && people < k;

  it('finds no few people among those who responded', () => {
    fc.assert(
      fc.property(town, (given) => {
        const k = smallestGroup(campaignsOf(given));
        const shown = new Set(
          [seen(given, null), seen(given, 0), seen(given, 1)].flatMap((s) => [...s]),
        );
        const base = treeOf(given, ({ people }) => people);
        expect(remainders(base, shown).filter(few(k))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    [0, 'answered'],
    [1, 'scored'],
  ] as const)('finds no few people behind a figure (%s: %s)', (column, size) => {
    fc.assert(
      fc.property(town, (given) => {
        const k = smallestGroup(campaignsOf(given));
        const shown = seen(given, column);
        expect(
          remainders(
            treeOf(given, (one) => one[size]),
            shown,
          ).filter(few(k)),
        ).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('finds no few people left out of a figure that mixes answers', () => {
    fc.assert(
      fc.property(town, (given) => {
        const k = smallestGroup(campaignsOf(given));
        const rest = treeOf(given, ({ people, scored }) => people - scored);
        expect(remainders(rest, seen(given, 1)).filter(few(k))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('meets the same hidden organizations in a campaign’s table and in the indicator', () => {
    fc.assert(
      fc.property(town, (given) => {
        const base = treeOf(given, ({ people }) => people);
        const figure = treeOf(given, ({ answered }) => answered);
        const shown = discloseWithin(base, figure, smallestGroup(campaignsOf(given)));
        const organizations = (ids: Iterable<string>) => [...ids].filter((id) => /^c\ds/.test(id));
        expect(organizations(seen(given, 0)).sort()).toEqual(organizations(shown).sort());
      }),
    );
  });
});

describe('the table of a campaign', () => {
  it('tells nothing of a hidden organization, not even that nobody answered a question', () => {
    const schools = [
      { cluster: '', people: 3, answered: 0, scored: 0 },
      { cluster: '', people: 6, answered: 6, scored: 6 },
      { cluster: '', people: 20, answered: 20, scored: 20 },
    ];
    const [table] = tablesOf([{ schools, minimumGroup: 5 }]);
    const figures = table?.organizations.map(({ n, hidden, figures: [first] }) => [
      n,
      hidden,
      first?.n,
      first?.mean,
      first?.counts,
    ]);
    expect(figures).toEqual([
      [null, true, null, null, [null]],
      [null, true, null, null, [null]],
      [20, false, 20, 1, [20]],
    ]);
    expect(table?.whole).toMatchObject({ n: 29, hidden: false });
  });
});
