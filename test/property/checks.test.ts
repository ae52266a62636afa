import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ElementDefinition } from '../../catalogs/dictionary.ts';
import { compileRule } from '../../server/checks/own-rule.ts';
import { relationsOf } from '../../server/checks/part-of.ts';
import { usualThresholds } from '../../server/checks/thresholds.model.ts';
import { findViolations, type Grounds } from '../../server/checks/violations.ts';
import type { Content } from '../../server/assignments/response.model.ts';
import {
  comparedWith,
  edited,
  excelForm,
  excelFormJson,
  templateOf,
} from '../support/excel-form.ts';

const asked = ['pupils__noo', 'pupils__ooo', 'area', 'visits'] as const;
const amount = fc.integer({ min: 0, max: 5000 });
/** A number, or one of the three ways in which there is none. */
const quantity = fc.oneof(
  amount.map((value) => ({ kind: 'value' as const, value })),
  fc
    .constantFrom('absent' as const, 'notApplicable' as const, 'unreported' as const)
    .map((kind) => ({ kind })),
);
const quantities = fc.record({
  ...{ pupils__noo: quantity, pupils__ooo: quantity, area: quantity, visits: quantity },
});
type Quantities = typeof quantities extends fc.Arbitrary<infer T> ? T : never;

const definition = (id: string, partOf?: string): ElementDefinition => ({
  ...{ id, title: id, unit: 'чел.', type: 'number', decimals: 0, min: 0 },
  ...{ owner: ['school'], period: 'schoolYear', section: 'Общее' },
  ...(partOf ? { partOf } : {}),
});
const rule = compileRule('{pupils__noo} + {area} <= {visits}', new Map(asked.map((id) => [id, 0])));

function contentOf(given: Quantities): Content {
  const content: Content = { answers: { site: true }, states: {} };
  for (const id of asked) {
    const one = given[id];
    if (one.kind === 'value') content.answers[id] = one.value;
    else if (one.kind !== 'unreported') content.states[id] = { state: one.kind, reason: 'нет' };
  }
  return content;
}

it('no check takes a number that is not there for a zero, now or before', () => {
  const form = { key: 'school-report', compiled: excelForm(), elements: excelFormJson.elements };
  fc.assert(
    fc.property(quantities, quantities, fc.array(fc.option(amount)), (now, other, history) => {
      const content = contentOf(now);
      const grounds: Grounds = {
        relations: relationsOf(
          [definition('area', 'visits'), definition('elsewhere', 'area'), definition('visits')],
          [],
        ),
        rules: rule.ok
          ? [{ id: 'r', tree: rule.tree, severity: 'hard', message: 'Проверьте' }]
          : [],
        thresholds: usualThresholds,
        reported: asked.map((elementId) => {
          const one = other[elementId];
          return {
            ...{ _id: elementId, municipalityId: 'm', organizationId: 'o', elementId },
            ...{ period: '2021-2022', reason: '', status: 'final' as const },
            value: one.kind === 'value' ? one.value : null,
            state: one.kind === 'notApplicable' ? 'notApplicable' : 'absent',
            ...{ source: { formKey: 'another', formVersion: 1, revision: 1 } },
            updatedAt: new Date(0),
          };
        }),
        earlier: new Map(
          asked.map((id) => [
            id,
            history.map((value, at) => ({ period: `${2020 - at}-${2021 - at}`, value })),
          ]),
        ),
      };
      const found = findViolations({ form, ...content, today: '2022-05-01' }, grounds);
      for (const { question, others, kind, against } of found) {
        for (const name of [question, ...others]) expect(content.answers).toHaveProperty(name);
        if (kind === 'previous' || kind === 'zero') expect(against).toBe(history[0]);
        if (kind === 'history')
          expect(history.filter((one) => one !== null).length).toBeGreaterThan(2);
      }
    }),
    { numRuns: 300 },
  );
});

const texts = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => text.trim() !== '');
const contents = fc
  .record(
    {
      pupils__noo: amount,
      area: fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
      site: fc.boolean(),
      shift: fc.constantFrom(1, 2),
      checked: fc
        .integer({ min: 0, max: 3000 })
        .map((days) => new Date(Date.UTC(2018, 0, 1 + days)).toISOString().slice(0, 10)),
      note: texts,
    },
    { requiredKeys: [] },
  )
  .chain((answers) =>
    fc.option(texts).map((reason): Content => {
      const states: Content['states'] =
        reason === null ? {} : { pupils__ooo: { state: 'absent', reason: reason.trim() } };
      return { answers, states };
    }),
  );

it('a template that comes back untouched changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(contents, async (content) => {
      const found = await comparedWith(await templateOf(content), content);
      expect([found.changes, found.refused, found.missing]).toEqual([[], [], 0]);
    }),
    { numRuns: 40 },
  );
});

it('what is typed into a template is what the form is offered', async () => {
  const typed = fc.record({
    noo: amount,
    area: fc.integer({ max: 99_999, min: 0 }),
    yes: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(typed, async ({ noo, area, yes }) => {
      const file = await edited(await templateOf(), (_sheet, cell) => {
        cell('pupils__noo').value = noo;
        cell('area').value = area / 100;
        cell('site').value = yes ? 'Да' : 'Нет';
      });
      const { changes } = await comparedWith(file);
      expect(changes.map(({ next }) => next.answer)).toEqual([noo, area / 100, yes]);
    }),
    { numRuns: 25 },
  );
});
