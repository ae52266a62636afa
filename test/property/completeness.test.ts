import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileRows, type Said } from '../../server/completeness/compile.ts';
import type { CompiledColumn } from '../../server/completeness/compilation.schema.ts';
import { tallyOf } from '../../server/completeness/tally.ts';

const column: CompiledColumn = {
  ...{ id: 'pupils', group: '', title: 'Обучающихся', kind: 'quantity', unit: 'чел.' },
  ...{ decimals: 0, total: 'sum', restricted: false },
};

const said = fc.option(
  fc.record({
    state: fc.constantFrom('value', 'absent', 'notApplicable'),
    number: fc.integer({ min: 0, max: 10_000 }),
    status: fc.constantFrom('preliminary', 'final'),
  }),
);
const organizations = fc.array(
  fc.record({
    cluster: fc.constantFrom('', 'Город', 'Село'),
    asked: fc.constantFrom('notAsked', 'notSubmitted', 'submitted'),
    said,
  }),
  { minLength: 1, maxLength: 12 },
);

it('totals are the sums of those with a value, and none of them is a zero that nobody gave', () => {
  fc.assert(
    fc.property(organizations, (all) => {
      const places = all.map(({ cluster }, index) => ({
        ...{ organizationId: `o${index}`, name: `о ${index}`, shortName: `о ${index}`, cluster },
      }));
      const of = (id: string) => all[Number(id.slice(1))]!;
      const told = (id: string): Said | undefined => {
        const one = of(id).said;
        if (!one) return undefined;
        const value = one.state === 'value' ? one.number : null;
        return { state: one.state, status: one.status, value, reason: '' };
      };
      const rows = compileRows({
        ...{ columns: [column], places, said: told, withheld: new Set<string>() },
        asked: (id) => of(id).asked,
      });
      for (const total of rows.filter(({ kind }) => kind !== 'organization')) {
        const inside = places.filter(
          ({ cluster }) => total.kind === 'whole' || cluster === total.cluster,
        );
        const numbers = inside.flatMap(({ organizationId }) => told(organizationId)?.value ?? []);
        const [cell] = total.cells;
        const sum = numbers.reduce<number>((a, b) => a + Number(b), 0);
        expect(cell?.value).toBe(numbers.length === 0 ? null : sum);
        expect(cell?.n).toBe(numbers.length);
        expect(cell?.n).toBeLessThanOrEqual(cell?.of ?? -1);
      }
      expect(rows.filter(({ kind }) => kind === 'organization')).toHaveLength(all.length);
    }),
  );
});

it('every form that is asked for stands in one place, and completeness is never over 100 %', () => {
  const cell = fc.record({
    state: fc.constantFrom('notStarted', 'draft', 'toSign', 'submitted', 'returned', 'accepted'),
    onTime: fc.constantFrom(true, false, null),
    overdue: fc.boolean(),
    exception: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(fc.option(cell)), fc.array(fc.option(cell)), (one, other) => {
      const [a, b, both] = [one, other, [...one, ...other]].map((cells) => tallyOf(cells as never));
      const { asked, notStarted, begun, handedIn, returned } = both!;
      expect(notStarted + begun + handedIn + returned).toBe(asked);
      // A rate over two groups is a ratio of sums.
      for (const [name, count] of Object.entries(both!)) {
        expect(count).toBe(a![name as 'asked'] + b![name as 'asked']);
        expect(count).toBeLessThanOrEqual(asked);
      }
    }),
  );
});
