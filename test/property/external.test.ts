import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outcomesOf, type Outcome } from '../../server/external/import/plan.ts';
import { keyOf, type Reading } from '../../server/external/import/reading.ts';
import { cellText, type Cell } from '../../server/tables/typed.ts';
import { resultsTable } from '../support/external.ts';

const reading: Reading = {
  table: resultsTable,
  header: 0,
  columns: ['@organization', 'subject', 'grade', 'pupils', 'quality', 'note', 'objective'],
  decimal: ',',
  round: false,
  organizations: new Map([
    [keyOf('Школа № 1'), 'one'],
    [keyOf('Школа № 2'), 'two'],
  ]),
  values: new Map([['subject', new Map([['математика', 'mat']])]]),
};

const odd: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom('', '—', 'много', '5.5', '5,5', 'Итого', '1 000', '+', 'нет'),
  fc.integer({ min: -2, max: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 6 }),
  fc.constant({ formula: '4' }),
  fc.constant({ date: '05.01.2022' }),
  fc.constant({ error: '#N/A' }),
);
const or = (usual: fc.Arbitrary<Cell>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: odd });
const row = fc.tuple(
  or(fc.constantFrom('Школа № 1', 'школа №2', 'Школа № 3')),
  or(fc.constantFrom('Математика', 'математика')),
  or(fc.constantFrom<Cell>(4, 5, '4')),
  or(fc.integer({ min: 0, max: 3 })),
  or(fc.constantFrom<Cell>(50, '50', '50,5', 101)),
  or(fc.constantFrom('', 'выборка')),
  or(fc.constantFrom('', 'да')),
);
const sheet = fc.array(
  fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: fc.constant<Cell[]>([]) }),
  {
    maxLength: 25,
  },
);
const merged = fc.array(
  fc.record({ top: fc.nat(10), left: fc.nat(7), height: fc.nat(3), width: fc.nat(2) }),
  { maxLength: 2 },
);

async function read(
  rows: readonly (readonly Cell[])[],
  cells: { top: number; left: number; height: number; width: number }[] = [],
) {
  const lines = [['Заголовки'], ...rows].map((one, at) => ({ number: at + 1, cells: one }));
  const joined = cells.map(({ top, left, height, width }) => ({
    top,
    left,
    bottom: top + height,
    right: left + width,
  }));
  const found: Outcome[] = [];
  for await (const one of outcomesOf(() => lines, reading, joined)) found.push(one);
  return found;
}

const taken = (found: Outcome[]) => found.flatMap((one) => (one.taken ? [one.taken] : []));
const keyed = ({ organizationId, answers }: NonNullable<Outcome['taken']>) =>
  JSON.stringify([organizationId, answers.subject, answers.grade]);

it('every filled row of a file is either taken or rejected with a reason, each once', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, merged, async (rows, cells) => {
      const found = await read(rows, cells);
      const filled = rows.flatMap((one, at) =>
        one.some((cell) => cellText(cell)) ? [at + 2] : [],
      );
      expect(found.map(({ number }) => number)).toEqual(filled);
      for (const one of found) if (!one.taken) expect(one.faults.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

it('no two taken rows are about the same thing, and none breaks the bounds of its column', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, async (rows) => {
      const all = taken(await read(rows));
      expect(new Set(all.map(keyed)).size).toBe(all.length);
      for (const { answers } of all) {
        expect(answers.grade).toSatisfy((grade: number) => grade >= 1 && grade <= 11);
        expect(answers.quality).toSatisfy((share: number) => share >= 0 && share <= 100);
        expect(Object.values(answers)).not.toContain('');
      }
    }),
    { numRuns: 300 },
  );
});

it('the order of the rows does not matter, nor does it that a file comes twice', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, async (rows) => {
      const said = (found: Outcome[]) =>
        taken(found)
          .map((one) => JSON.stringify(one))
          .sort();
      const once = said(await read(rows));
      expect(said(await read([...rows].reverse()))).toEqual(once);
      expect(said(await read([...rows, ...rows]))).toEqual(once);
    }),
    { numRuns: 300 },
  );
});
