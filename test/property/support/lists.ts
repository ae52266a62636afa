import fc from 'fast-check';
import { normalName } from '../../../server/organizations/import/names.ts';

/**
 * Lists of organizations as departments keep them: one organization under several names, rows that
 * say only some of what is known, corrections that come later.
 */

/** What is known of an organization, and under which names it is written. */
export interface Subject {
  names: string[];
  type: string;
}

export interface Line {
  subject: number;
  name: string;
  cells: Record<(typeof lineFields)[number], string>;
}

export const lineFields = ['cluster', 'headcount', 'teachers', 'phone', 'email', 'head'] as const;

const roots = ['Заречная', 'Парковая', 'Садовая', 'Липовая', 'Озёрная', 'Северная'];

/** Organizations that a person would never take for one another. */
const subjects: Subject[] = [
  ...[1, 2, 3, 12].map((number) => ({
    names: [
      `МБОУ «СОШ № ${number}»`,
      `мбоу сош №${number}`,
      `МБOУ "СОШ N ${number}"`,
      `Школа № ${number}`,
      `Средняя школа № 0${number} г. Спасска`,
    ],
    type: 'школа',
  })),
  ...roots.slice(0, 3).map((root) => ({
    names: [`${root} школа`, `МБОУ «${root} СОШ»`, `${root.toUpperCase()}  ШКОЛА`],
    type: 'школа',
  })),
  {
    names: ['Детский сад № 3 «Огонёк»', 'ДЕТСКИЙ САД №3 "ОГОНЕК"', 'МБДОУ № 3 Огонёк'],
    type: 'детский сад',
  },
  { names: ['Детский сад «Ромашка»', 'МБДОУ «Ромашка»'], type: 'детский сад' },
];

/** Whose name it is, however it is spelled. */
export function subjectOf(name: string): number {
  const normal = normalName(name);
  return subjects.findIndex(({ names }) => names.some((one) => normalName(one) === normal));
}

const values: Record<(typeof lineFields)[number], string[]> = {
  cluster: ['куст 1', 'куст 2'],
  headcount: ['100', '1 200', '37'],
  teachers: ['12', '40'],
  phone: ['8 42352 2-15-13', '+7 924 123-45-67'],
  email: ['a@example.ru', 'B@example.ru'],
  head: ['Ким И. О.', 'Ли А. А.'],
};

/** A table that contradicts itself nowhere: one value per organization and field, shown or not. */
const list: fc.Arbitrary<Line[]> = fc
  .tuple(
    fc.record(
      Object.fromEntries(
        lineFields.map((field) => [
          field,
          fc.array(fc.constantFrom(...values[field]), {
            minLength: subjects.length,
            maxLength: subjects.length,
          }),
        ]),
      ) as Record<(typeof lineFields)[number], fc.Arbitrary<string[]>>,
    ),
    fc.array(
      fc.record({
        subject: fc.nat(subjects.length - 1),
        spelling: fc.nat(4),
        shown: fc.subarray([...lineFields], { minLength: 1 }),
      }),
      { minLength: 1, maxLength: 10 },
    ),
  )
  .map(([truth, rows]) =>
    rows.map(({ subject, spelling, shown }) => {
      const { names } = subjects[subject]!;
      const cells = Object.fromEntries(
        lineFields.map((field) => [field, shown.includes(field) ? truth[field][subject]! : '']),
      ) as Line['cells'];
      return { subject, name: names[spelling % names.length]!, cells };
    }),
  );

/** A list and its corrections, each in one piece and in the order of its lines. */
export const corrections = fc.array(list, { minLength: 1, maxLength: 3 });

/** Another way to bring the same lines: shuffled, cut into pieces, some pieces twice. */
export const cuts = fc.record({
  seed: fc.integer(),
  size: fc.integer({ min: 1, max: 10 }),
  twice: fc.boolean(),
});
export type Cut = typeof cuts extends fc.Arbitrary<infer T> ? T : never;

export function piecesOf(lines: readonly Line[], { seed, size, twice }: Cut): Line[][] {
  const [shuffled = []] = fc.sample(fc.shuffledSubarray([...lines], { minLength: lines.length }), {
    seed,
    numRuns: 1,
  });
  const pieces: Line[][] = [];
  for (let at = 0; at < shuffled.length; at += size) {
    const piece = shuffled.slice(at, at + size);
    pieces.push(piece, ...(twice ? [piece] : []));
  }
  return pieces;
}

/** The lines as rows of a sheet with headings. */
export function sheetOf(lines: readonly Line[]): string[][] {
  const top = ['Наименование', 'Тип', 'Кластер', 'Обучающихся', 'Педагогов', 'Телефон', 'Почта'];
  return [
    [...top, 'Директор'],
    ...lines.map(({ subject, name, cells }) => [
      name,
      subjects[subject]!.type,
      ...lineFields.map((field) => cells[field]),
    ]),
  ];
}
