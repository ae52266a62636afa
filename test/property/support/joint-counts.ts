import fc from 'fast-check';
import type { Measured } from '../../support/measured.ts';
import type { Generated } from './measure-data.ts';
import { formKey, stages } from './measure-dictionary.ts';
import type { Cell } from './subtraction.ts';

/**
 * Counts of people by what they answered to several questions, and what they give away: how many
 * of those who answered one question so answered another one so. The same of an imported table,
 * whose columns stand for the questions.
 */

/** Where people are counted. */
export type Counting = 'form' | 'table';

const columns: Readonly<Record<string, string>> = {
  eats_at_school: 'passed',
  overall: 'points',
  recommend: 'before',
};

/** People of one organization who gave the same answers; `null` where they skipped the question. */
export interface Alike {
  organization: number;
  stage: string;
  eats: boolean;
  overall: number | null;
  recommend: number | null;
  n: number;
}
type Question = 'stage' | 'eats' | 'overall' | 'recommend';

interface Said {
  question: Question;
  text: string;
  holds: (one: Alike) => boolean;
}

const primary: Said = {
  question: 'stage',
  text: "{stage} = 'primary'",
  holds: ({ stage }) => stage === 'primary',
};
const basic: Said = {
  question: 'stage',
  text: "{stage} = 'basic'",
  holds: ({ stage }) => stage === 'basic',
};
const eats: Said = {
  question: 'eats',
  text: '{eats_at_school} = true',
  holds: (one) => one.eats,
};
const good: Said = {
  question: 'overall',
  text: '{overall} >= 4',
  holds: ({ overall }) => (overall ?? 0) >= 4,
};
const bad: Said = {
  question: 'overall',
  text: '({overall} <= 2 and {overall} >= 1)',
  holds: ({ overall }) => overall !== null && overall <= 2,
};
const praises: Said = {
  question: 'recommend',
  text: '{recommend} > 7',
  holds: ({ recommend }) => (recommend ?? 0) > 7,
};
const not = ({ question, text, holds }: Said): Said => ({
  ...{ question, text: `!(${text})` },
  holds: (one) => !holds(one),
});

/** How many people are told of together: `frame` says who is looked at, `said` what they said. */
interface Told {
  frame: readonly Said[];
  said: readonly Said[];
}

interface JointLook {
  measure: Measured['measure'];
  told: readonly Told[];
}

/** The same number of an imported table. */
function ofTable({ measure, told }: JointLook): JointLook {
  const source = JSON.stringify(measure).replaceAll(`"form":"${formKey}"`, '"table":"results"');
  const named = source.replaceAll(/\{(\w+)\}/g, (all, name: string) =>
    name in columns ? `{${columns[name] ?? ''}}` : all,
  );
  return { measure: JSON.parse(named) as Measured['measure'], told };
}

const all = (said: readonly Said[]) => said.map(({ text }) => text).join(' and ');
const any = (said: readonly Said[]) => said.map(({ text }) => text).join(' or ');
const rows = (where: string) => ({ form: formKey, count: true as const, where });
const count = (where: string): Measured['measure'] => ({ kind: 'count', of: rows(where) });
const both = (...said: Said[]): JointLook => ({
  measure: count(all(said)),
  told: [{ frame: [], said }],
});
const either = (...said: Said[]): JointLook => ({
  measure: count(any(said)),
  told: [{ frame: [], said: said.map(not) }],
});
const share = (frame: readonly Said[], said: readonly Said[], asked: string[] = []): JointLook => ({
  measure: {
    kind: 'share',
    of: rows(all([...frame, ...said])),
    in: rows([...frame.map(({ text }) => text), ...asked].join(' and ')),
  },
  told: [
    { frame, said },
    { frame: [], said: frame },
  ],
});

const formLooks: Readonly<Record<string, JointLook>> = {
  primary: both(primary),
  basic: both(basic),
  eaters: both(eats),
  good: share([], [good], ['{overall} notempty']),
  primary_good: both(primary, good),
  basic_good: both(basic, good),
  primary_bad: both(bad, primary),
  good_eaters: both(good, eats),
  primary_or_good: either(primary, good),
  eaters_or_good: either(eats, good),
  three: both(eats, primary, good),
  three_or: either(basic, eats, good),
  mixed: {
    measure: count(`${eats.text} and (${primary.text} or ${good.text})`),
    told: [{ frame: [], said: [eats, not(primary), not(good)] }],
  },
  // Beside the first half of it this is a count of the second.
  halves: {
    measure: count(`(${all([primary, good])}) or (${all([basic, praises])})`),
    told: [
      { frame: [], said: [basic, praises] },
      { frame: [], said: [primary, good] },
    ],
  },
  share_primary: share([primary], [good]),
  share_of_two: share([eats], [primary, good]),
  share_of_all: share([], [eats, good], ['{overall} notempty']),
  share_of_some: share([primary, eats], [good]),
  mean_of_some: {
    measure: {
      kind: 'mean',
      of: { form: formKey, mean: '{recommend}', where: all([basic, good]) },
    },
    told: [{ frame: [], said: [basic, good] }],
  },
};

export const jointLooks: Readonly<Record<Counting, Readonly<Record<string, JointLook>>>> = {
  form: formLooks,
  table: Object.fromEntries(Object.entries(formLooks).map(([key, one]) => [key, ofTable(one)])),
};

const size = fc.constantFrom(0, 0, 1, 2, 5, 6, 9, 14);
const opinions = [
  [5, 9],
  [5, 2],
  [2, 9],
  [2, null],
  [null, 2],
] as const;
const kinds = stages.length * 2 * opinions.length;

/** A few organizations with people of every kind, each many or few or none. */
export const people: fc.Arbitrary<Alike[]> = fc
  .array(fc.array(size, { minLength: kinds, maxLength: kinds }), { minLength: 1, maxLength: 3 })
  .map((organizations) =>
    organizations.flatMap((sizes, organization) =>
      sizes.map((n, i): Alike => {
        const [overall, recommend] = opinions[i % opinions.length] ?? [null, null];
        const rest = Math.floor(i / opinions.length);
        const stage = stages[rest % stages.length] ?? '';
        return { organization, stage, eats: rest < stages.length, overall, recommend, n };
      }),
    ),
  );

export function dataOf(all: readonly Alike[], counting: Counting): Generated {
  const most = Math.max(...all.map(({ organization }) => organization));
  const organizations = [...Array(most + 1).keys()];
  const each = all.flatMap((alike) => Array.from({ length: alike.n }, () => alike));
  const responses = each.map(({ organization, stage, eats: yes, overall, recommend }) => ({
    ...{ organization, period: 3, taken: true },
    answers: {
      ...{ stage, eats_at_school: yes },
      ...{ overall: overall ?? undefined, recommend: recommend ?? undefined },
    },
  }));
  const results = each.map(({ organization, stage, eats: yes, overall, recommend }, i) => ({
    ...{ organization, period: 3 },
    answers: {
      ...{ pupil: `p${i}`, stage, passed: yes },
      ...{ points: overall ?? undefined, before: recommend ?? undefined },
    },
  }));
  return {
    organizations: organizations.map(() => ({ type: 'school', cluster: '' })),
    campaigns: [{ period: 3, form: formKey, organizations }],
    ...(counting === 'form' ? { responses, results: [] } : { responses: [], results }),
    ...{ reports: [], groups: [], externals: [], base: 'all', norm: 3 },
  };
}

interface ShownCount {
  look: string;
  /** Null for the municipality. */
  organization: number | null;
}

/** What somebody who sees these counts adds and subtracts to learn one thing about people. */
export interface Attack {
  about: string;
  cells: Cell[];
  people: Map<string, number>;
}

/**
 * Each count is of some who also said something: whichever of its questions it is taken to tell
 * about, the others name who is told of. To be safe, whatever was said about the same questions is
 * taken for the same thing.
 *
 * Of a form every answer's own number is known, from its campaign's results. Of a table only the
 * numbers shown are: how many there are of whom a count tells must be among them.
 */
export function attacksOn(
  shown: readonly ShownCount[],
  all: readonly Alike[],
  counting: Counting,
): Attack[] {
  const attacks = new Map<string, { measured: Set<Question>; cells: Cell[] }>();
  for (const { look, organization } of shown) {
    const known = counting === 'form' ? null : knownAt(shown, organization);
    for (const { frame, said } of formLooks[look]?.told ?? []) {
      for (const told of subsetsOf(said)) {
        const measured = new Set(told.map(({ question }) => question));
        const about = [...measured].sort().join();
        const picked = [...frame, ...said.filter((one) => !told.includes(one))];
        if (known && !known.has(namesOf(picked))) continue;
        const attack = attacks.get(about) ?? { measured, cells: [] };
        attacks.set(about, attack);
        const meant = all.filter(
          (one) =>
            (organization === null || organization === one.organization) &&
            picked.every(({ holds }) => holds(one)) &&
            hasAnswered(one, measured),
        );
        const atoms = [
          ...new Set(meant.filter(({ n }) => n > 0).map((one) => atomOf(one, measured))),
        ];
        const where = organization === null ? 'town' : String(organization);
        attack.cells.push({
          name: `${look} ${where} of ${picked.map((one) => one.text).join()}`,
          atoms,
        });
      }
    }
  }
  return [...attacks].map(([about, { measured, cells }]) => {
    const sizes = new Map<string, number>();
    for (const one of all) {
      if (one.n === 0 || !hasAnswered(one, measured)) continue;
      const atom = atomOf(one, measured);
      sizes.set(atom, (sizes.get(atom) ?? 0) + one.n);
    }
    return { about, cells, people: sizes };
  });
}

/** Of whom it is shown how many they are, there: everybody, those counted, and all but those. */
function knownAt(shown: readonly ShownCount[], organization: number | null): Set<string> {
  const counted = shown
    .filter((one) => one.organization === organization)
    .flatMap(({ look }) => formLooks[look]?.told ?? [])
    .flatMap(({ frame, said }) => [frame, [...frame, ...said]]);
  const others = counted.flatMap((some) => (some[0] && some.length === 1 ? [[not(some[0])]] : []));
  return new Set([[], ...counted, ...others].map(namesOf));
}

function namesOf(some: readonly Said[]): string {
  return [...new Set(some.map(({ text }) => text.replace(/^!\(!\((.*)\)\)$/, '$1')))].sort().join();
}

function hasAnswered(one: Alike, measured: ReadonlySet<Question>): boolean {
  return (
    !(measured.has('overall') && one.overall === null) &&
    !(measured.has('recommend') && one.recommend === null)
  );
}

/** People are told apart by everything but what is to be learnt about them. */
function atomOf(one: Alike, measured: ReadonlySet<Question>): string {
  const known = (['stage', 'eats', 'overall', 'recommend'] as const)
    .filter((question) => !measured.has(question))
    .map((question) => String(one[question]));
  return [one.organization, ...known].join(' ');
}

function subsetsOf<T>(all: readonly T[]): T[][] {
  return all
    .reduce<T[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
    .filter((set) => set.length > 0);
}
