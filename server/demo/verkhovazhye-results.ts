/**
 * Results of exams, tests and diagnostics in the invented district, as other systems would give
 * them. All made up. Columns are the first nine schools in the order of `schoolKeys`; the tenth,
 * of three grades, takes part in nothing.
 *
 * What a reader can check by hand (share below the minimum, Russian and mathematics):
 *
 * | school      | the year before             | the year                                       | list |
 * | ----------- | --------------------------- | ---------------------------------------------- | ---- |
 * | Лукошкино   | ВПР math 15 of 39           | ВПР math 17 of 40, ОГЭ math 4 of 13            | by any wording |
 * | Морошкино   | ВПР math 9 of 28            | ВПР math 9 of 30, 30 % to the pupil            | the same procedure twice |
 * | Журавлиха   | ОГЭ math 6 of 18            | monitoring, Russian 9 of 27                    | only where procedures may differ |
 * | Заозёрная   | none                        | ВПР Russian 7 of 23                            | no: one in one year |
 * | Ключи       | ВПР math 5 of 14, ОГЭ 2 of 6| none                                           | only «any of the years» |
 * | Полевая     | ВПР math 27 of 104          | ВПР math 29 of 106                             | only from 25 % |
 *
 * Брусничное shows a sign of biased results: 36 % of its ВПР marks are above the school's own.
 */
import type { Answers } from '../../forms/run/types.ts';
import { pupilsOf, schoolKeys, type DemoYear } from './verkhovazhye-figures.ts';

export interface DemoRow {
  organizationKey: string;
  answers: Answers;
}

/** One number for each of the nine schools that take part. */
type Row = readonly number[];

interface Test {
  procedure: 'vpr' | 'regional' | 'niko' | 'ege';
  subject: string;
  grade: number;
  below: Record<DemoYear, Row>;
}

const none: Row = [];

/** How many stayed below the minimum. */
const TESTS: readonly Test[] = [
  test('vpr', 'russian', 4, [4, 4, 1, 2, 2, 2, 1, 1, 0], [4, 4, 1, 3, 3, 2, 2, 1, 0]),
  test('vpr', 'russian', 5, [6, 7, 1, 4, 3, 2, 2, 1, 0], [7, 7, 1, 4, 3, 2, 2, 1, 1]),
  test('vpr', 'russian', 8, [8, 8, 1, 4, 4, 2, 2, 1, 1], [8, 9, 1, 4, 4, 2, 3, 1, 1]),
  test('vpr', 'math', 4, [4, 6, 1, 3, 4, 2, 1, 1, 0], [3, 6, 0, 3, 4, 2, 1, 1, 0]),
  test('vpr', 'math', 5, [6, 9, 0, 4, 5, 3, 2, 2, 0], [6, 10, 1, 4, 6, 3, 2, 1, 1]),
  test('vpr', 'math', 8, [8, 12, 1, 5, 6, 4, 2, 2, 1], [9, 13, 1, 5, 7, 4, 2, 1, 1]),
  test('vpr', 'world', 4, [2, 2, 0, 1, 2, 1, 0, 0, 0], [2, 2, 0, 1, 2, 1, 0, 0, 0]),
  test('regional', 'russian', 4, [4, 4, 1, 3, 3, 2, 1, 1, 0], [4, 5, 2, 6, 3, 2, 1, 1, 1]),
  test('regional', 'russian', 10, [2, 2, 1, 1, 1], [2, 2, 1, 3, 2]),
  test('niko', 'history', 8, none, [6, 0, 0, 4]),
  test('ege', 'russian', 11, [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]),
  test('ege', 'math_base', 11, [1, 1, 0, 1, 1], [1, 1, 0, 1, 1]),
  test('ege', 'math_profile', 11, [1, 0, 0, 0, 0], [0, 1, 0, 0, 0]),
];

function test(
  procedure: Test['procedure'],
  subject: string,
  grade: number,
  last: Row,
  now: Row,
): Test {
  return { procedure, subject, grade, below: { last, this: now } };
}

/** Of the leavers, whoever takes mathematics at the higher level takes the other one not. */
const HIGHER_MATHS: Record<DemoYear, Row> = { last: [12, 6, 4, 2, 2], this: [11, 5, 4, 2, 1] };
/** Only these took part in the national study. */
const STUDIED: ReadonlySet<number> = new Set([0, 3]);

/** Good and high results, marks above and below the school's own (ВПР), percent of participants. */
const QUALITY: readonly (readonly [good: number, high: number, raised: number, lowered: number])[] =
  [
    [38, 18, 7, 14],
    [32, 11, 6, 17],
    [44, 24, 36, 3],
    [29, 8, 8, 15],
    [24, 5, 5, 21],
    [25, 6, 6, 18],
    [30, 8, 9, 13],
    [30, 10, 8, 16],
    [30, 10, 5, 12],
  ];

/** Marks 2, 3, 4, 5 of the first attempt in Russian and mathematics; whoever took the state exam. */
type Marks = readonly [number, number, number, number];
const NINTH: Record<DemoYear, readonly (readonly [russian: Marks, math: Marks])[]> = {
  last: [
    [
      [1, 15, 26, 17],
      [6, 22, 23, 8],
    ],
    [
      [1, 12, 13, 7],
      [5, 17, 9, 2],
    ],
    [
      [0, 5, 11, 8],
      [1, 7, 12, 4],
    ],
    [
      [1, 8, 7, 2],
      [6, 8, 3, 1],
    ],
    [
      [1, 8, 5, 1],
      [4, 8, 3, 0],
    ],
    [
      [0, 5, 4, 1],
      [2, 5, 3, 0],
    ],
    [
      [0, 4, 4, 1],
      [2, 4, 3, 0],
    ],
    [
      [0, 3, 2, 1],
      [2, 3, 1, 0],
    ],
    [
      [0, 1, 1, 0],
      [0, 2, 0, 0],
    ],
  ],
  this: [
    [
      [1, 14, 24, 17],
      [5, 20, 23, 8],
    ],
    [
      [1, 12, 15, 7],
      [6, 17, 10, 2],
    ],
    [
      [0, 4, 10, 8],
      [1, 6, 11, 4],
    ],
    [
      [1, 7, 7, 2],
      [4, 8, 4, 1],
    ],
    [
      [1, 7, 4, 1],
      [4, 6, 3, 0],
    ],
    [
      [1, 4, 4, 1],
      [2, 5, 3, 0],
    ],
    [
      [0, 3, 4, 1],
      [1, 4, 3, 0],
    ],
    [
      [0, 2, 2, 1],
      [1, 3, 1, 0],
    ],
    [
      [0, 1, 1, 1],
      [0, 2, 1, 0],
    ],
  ],
};

/** Sums of the three best results in grade 11; 0 where fewer than three were taken. */
const ELEVENTH: Record<DemoYear, readonly Row[]> = {
  last: [
    [
      254, 241, 233, 226, 219, 212, 208, 203, 199, 196, 190, 187, 182, 178, 174, 170, 167, 163, 159,
    ].concat([155, 150, 147, 139, 128, 0, 0, 0, 0]),
    [228, 214, 201, 193, 188, 179, 171, 168, 162, 157, 151, 146, 138, 0, 0, 0],
    [221, 209, 196, 184, 177, 169, 160, 152, 143, 0, 0],
    [204, 187, 172, 161, 149, 136, 0, 0],
    [189, 166, 150, 141, 127, 0],
  ],
  this: [
    [
      261, 247, 238, 229, 224, 216, 210, 205, 201, 194, 191, 186, 181, 176, 172, 168, 165, 160, 156,
    ].concat([152, 148, 141, 0, 0, 0]),
    [233, 218, 206, 195, 187, 181, 173, 166, 158, 153, 147, 140, 0, 0],
    [226, 211, 198, 185, 174, 167, 159, 150, 0],
    [207, 183, 171, 158, 144, 133, 0],
    [186, 163, 150, 138, 0],
  ],
};

/** Pairs that ninth-graders choose, in turn. */
const CHOICES = [
  ['social', 'geography'],
  ['geography', 'biology'],
  ['informatics', 'social'],
  ['biology', 'chemistry'],
  ['informatics', 'physics'],
] as const;

const percentOf = (percent: number, all: number) => Math.floor((percent / 100) * all);

/** Six in a hundred are ill on the day. */
const present = (pupils: number) => pupils - Math.round(pupils * 0.06);

/** The table of all procedures by subject. */
export function subjectResults(year: DemoYear): DemoRow[] {
  return [...TESTS.flatMap((one) => testRows(one, year)), ...ninthBySubject(year)];
}

function testRows({ procedure, subject, grade, below }: Test, year: DemoYear): DemoRow[] {
  return below[year].flatMap((lowest, at) => {
    const participants = participantsOf(procedure, subject, grade, at, year);
    if (participants === 0) return [];
    const [good = 0, high = 0, raised = 0, lowered = 0] = QUALITY[at] ?? [];
    const up = percentOf(raised, participants);
    const down = percentOf(lowered, participants);
    const marked = procedure === 'vpr';
    return row(at, {
      ...{ procedure, subject, grade, participants, below_minimum: lowest },
      at_minimum: percentOf(6, participants),
      good: percentOf(good, participants),
      high: percentOf(high, participants),
      ...(marked ? { confirmed: participants - up - down, raised: up, lowered: down } : {}),
    });
  });
}

function participantsOf(
  procedure: Test['procedure'],
  subject: string,
  grade: number,
  at: number,
  year: DemoYear,
): number {
  const pupils = pupilsOf(at, year, grade);
  if (procedure === 'niko' && !STUDIED.has(at)) return 0;
  if (procedure !== 'ege') return present(pupils);
  const higher = HIGHER_MATHS[year][at] ?? 0;
  if (subject === 'math_profile') return higher;
  return subject === 'math_base' ? pupils - higher : pupils;
}

interface Leaver {
  at: number;
  marks: { russian: number; math: number; choice_1: number; choice_2?: number };
  subjects: readonly [string, string];
}

/** Every leaver of grade 9: who is good in Russian is good in mathematics, and so on. */
function leavers(year: DemoYear): Leaver[] {
  const spread = (marks: Marks) =>
    marks.flatMap((count, i) => Array.from({ length: count }, () => i + 2)).reverse();
  return NINTH[year].flatMap(([forRussian, forMath], at) => {
    const maths = spread(forMath);
    return spread(forRussian).map((russian, i): Leaver => {
      const math = maths[i] ?? 2;
      const mean = (russian + math) / 2;
      const first = { russian, math, choice_1: Math.ceil(mean) };
      // One in eleven has a right to take one subject of choice less.
      const marks = i % 11 === 10 ? first : { ...first, choice_2: Math.floor(mean) };
      return { at, marks, subjects: CHOICES[(i + at) % CHOICES.length] ?? CHOICES[0] };
    });
  });
}

/** The same leavers counted by subject. */
function ninthBySubject(year: DemoYear): DemoRow[] {
  const bySubject = new Map<string, { at: number; subject: string; marks: number[] }>();
  for (const { at, marks, subjects } of leavers(year)) {
    const taken: [string, number | undefined][] = [
      ['russian', marks.russian],
      ['math', marks.math],
      [subjects[0], marks.choice_1],
      [subjects[1], marks.choice_2],
    ];
    for (const [subject, mark] of taken) {
      if (mark === undefined) continue;
      const key = `${at} ${subject}`;
      const known = bySubject.get(key) ?? { at, subject, marks: [] };
      known.marks.push(mark);
      bySubject.set(key, known);
    }
  }
  return [...bySubject.values()].flatMap(({ at, subject, marks }) => {
    const participants = marks.length;
    const [raised, lowered] = [percentOf(8, participants), percentOf(18, participants)];
    const of = (mark: number) => marks.filter((one) => one === mark).length;
    return row(at, {
      ...{ procedure: 'oge', subject, grade: 9, participants, below_minimum: of(2) },
      ...{ at_minimum: percentOf(6, of(3)), good: of(4), high: of(5) },
      ...{ confirmed: participants - raised - lowered, raised, lowered },
    });
  });
}

/** Marks of the leavers of grade 9, one row each. */
export function ninthGraders(year: DemoYear): DemoRow[] {
  return leavers(year).flatMap(({ at, marks }, i) =>
    row(at, { participant: code(9, i), ...marks }),
  );
}

/** Sums of the leavers of grade 11, one row each. */
export function eleventhGraders(year: DemoYear): DemoRow[] {
  const all = ELEVENTH[year].flatMap((sums, at) => sums.map((sum) => ({ at, sum })));
  return all.flatMap(({ at, sum }, i) =>
    row(at, { participant: code(11, i), ...(sum === 0 ? {} : { best_three: sum }) }),
  );
}

const code = (grade: number, i: number) => `д${grade}-${String(i + 1).padStart(3, '0')}`;

function row(at: number, answers: Answers): DemoRow[] {
  const organizationKey = schoolKeys[at];
  return organizationKey === undefined ? [] : [{ organizationKey, answers }];
}

/** Percent who succeed and who show a low level in diagnostics of meta-subject skills. */
const META: readonly (readonly [succeeded: number, low: number])[] = [
  [84, 6],
  [78, 10],
  [82, 7],
  [70, 16],
  [61, 22],
  [66, 18],
  [71, 14],
  [70, 12],
  [70, 10],
];

/** Diagnostics of meta-subject skills: at the start in grades 5 and 10, another in grade 8. */
export function metaResults(year: DemoYear): DemoRow[] {
  const works = [
    { work: 'start', grade: 5 },
    { work: 'start', grade: 10 },
    { work: 'other', grade: 8 },
  ];
  return works.flatMap(({ work, grade }) =>
    META.flatMap(([succeeded, low], at) => {
      const participants = present(pupilsOf(at, year, grade));
      if (participants === 0) return [];
      // The year before it was a little worse.
      const worse = year === 'last' ? 3 : 0;
      return row(at, {
        ...{ work, grade, participants, succeeded: percentOf(succeeded - worse, participants) },
        ...{ low: percentOf(low + worse, participants), border: percentOf(4, participants) },
      });
    }),
  );
}

/** Teachers who took the diagnostics, and those at a high level. */
const TEACHERS: readonly (readonly [assessed: number, high: number])[] = [
  [30, 12],
  [20, 6],
  [14, 6],
  [12, 3],
  [11, 2],
  [9, 3],
  [7, 2],
  [6, 1],
  [5, 1],
];

export function teachersDiagnostics(year: DemoYear): DemoRow[] {
  const fewer = year === 'last' ? 1 : 0;
  return TEACHERS.flatMap(([assessed, high], at) =>
    row(at, { assessed: assessed - fewer, high: Math.max(0, high - fewer) }),
  );
}

/** Levels of heads, professional and managerial; `-` was not assessed. Imported for last year only. */
const HEADS = ['hh', 'hm', 'mh', 'mm', 'ml', 'mm', 'hm', 'mm', 'lm', '--'];
const levels: Record<string, string> = { h: 'high', m: 'middle', l: 'low' };

export function headsDiagnostics(): DemoRow[] {
  return HEADS.flatMap(([professional = '-', managerial = '-'], at) => {
    const known = (of: string, name: string) => (levels[name] ? { [of]: levels[name] } : {});
    return row(at, {
      ...{ ...known('professional', professional), ...known('managerial', managerial) },
      independent: professional !== '-' && at % 2 === 0,
    });
  });
}

/** Appeals at the municipal stage of the olympiad: school, subject, points before and after. */
const APPEALS: readonly (readonly [at: number, subject: string, before: number, after: number])[] =
  [
    [0, 'математика', 21, 25],
    [0, 'физика', 30, 32],
    [0, 'обществознание', 44, 44],
    [1, 'русский язык', 52, 55],
    [1, 'биология', 38, 38],
    [2, 'история', 40, 47],
    [2, 'литература', 61, 61],
    [3, 'география', 27, 28],
    [4, 'обществознание', 33, 33],
    [5, 'математика', 14, 14],
  ];

export function olympiadAppeals(year: DemoYear): DemoRow[] {
  const filed = year === 'last' ? APPEALS.slice(2) : APPEALS;
  return filed.flatMap(([at, subject, before, after], i) =>
    row(at, { participant: code(7, i), subject, before, after, upheld: after !== before }),
  );
}
