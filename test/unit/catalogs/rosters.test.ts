import { describe, expect, it } from 'vitest';
import { measureSchema, type Measure } from '../../../catalogs/measure.ts';
import { compileForm } from '../../../forms/compile/compile.ts';
import { parseFormDefinition } from '../../../forms/schema.ts';
import { leavesOf } from '../../../server/catalogs/compiled-leaves.ts';
import { knownOf } from '../../../server/catalogs/known.ts';
import { compileMeasure } from '../../../server/catalogs/measure.ts';
import { passesOf, passPipeline } from '../../../server/indicators/row-pipeline.ts';
import { children, rosterForm } from '../../support/roster-form.ts';
import { naming } from './known.ts';

function family(change: Record<string, unknown>) {
  const parsed = parseFormDefinition(rosterForm(change));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  const compiled = compileForm(parsed.form.survey);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return { ...parsed.form, key: parsed.form.id, compiled: compiled.form };
}

const forms = [
  family({}),
  family({ id: 'observed', kind: 'observation' }),
  { ...family({}), key: 'numbers', kind: 'dataForm' as const },
];
const levels = {
  id: 'levels',
  title: 'Уровни',
  parts: [
    { id: 'noo', title: 'НОО' },
    { id: 'ooo', title: 'ООО' },
  ],
};
const known = knownOf({ ...naming, dimensions: [...naming.dimensions, levels] }, forms);
const compile = (measure: Measure) => compileMeasure(measureSchema.parse(measure), known);
const count = { ...children, count: true as const };

describe('a measure over the rows of a roster', () => {
  it.each<[string, Measure]>([
    ['a count', { kind: 'count', of: { ...count, where: '{age} >= 3' } }],
    ['a share', { kind: 'share', of: { ...count, where: '{club} = true' }, in: count }],
    ['a sum', { kind: 'sum', of: { ...children, sum: '{hours}' } }],
    ['a mean', { kind: 'mean', of: { ...children, mean: '{age}' } }],
    ['a median', { kind: 'median', of: { ...children, value: '{age} + 1' } }],
    ['organizations', { kind: 'mean', of: { ...children, mean: '{age}', per: 'organization' } }],
    ['groups', { kind: 'mean', of: { ...count, per: { group: '{age}' } } }],
    ['parts', { kind: 'count', of: { ...count, by: '{stage}' }, breakdown: 'levels' }],
    ['whether a text is there', { kind: 'count', of: { ...count, where: '{name} notempty' } }],
  ])('is compiled: %s', (_, measure) => {
    const compiled = compile(measure);
    expect(compiled).toMatchObject({ ok: true });
    if (!compiled.ok) return;
    const [leaf] = leavesOf(compiled.measure);
    expect(leaf).toMatchObject({ source: children, persons: true, person: 'response' });
  });

  it('has no persons behind it where none answer the form', () => {
    const compiled = compile({ kind: 'count', of: { ...count, form: 'observed' } });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled));
    expect(leavesOf(compiled.measure)).toMatchObject([{ persons: false, person: null }]);
  });

  it.each<[string, Measure, string, string]>([
    [
      'a question that is not there',
      { kind: 'count', of: { ...count, roster: 'pets' } },
      'of.roster',
      'measure.roster',
    ],
    [
      'a question that is no table',
      { kind: 'count', of: { ...count, roster: 'mood' } },
      'of.roster',
      'measure.notRoster',
    ],
    [
      'a data form',
      { kind: 'count', of: { ...count, form: 'numbers' } },
      'of.form',
      'measure.dataForm',
    ],
    [
      'a column that is not there',
      { kind: 'count', of: { ...count, where: '{agee} > 3' } },
      'of.where',
      'expression.name',
    ],
    [
      'a question of the form around it',
      { kind: 'mean', of: { ...children, mean: '{mood}' } },
      'of.mean',
      'expression.name',
    ],
    [
      'a text compared',
      { kind: 'count', of: { ...count, where: "{age} > 3 and {name} = 'Оля'" } },
      'of.where',
      'measure.rosterText',
    ],
    [
      'groups by a text',
      { kind: 'mean', of: { ...count, per: { group: '{name}' } } },
      'of.per.group',
      'measure.rosterText',
    ],
    [
      'groups by no column',
      { kind: 'mean', of: { ...count, per: { group: '{mood}' } } },
      'of.per.group',
      'measure.question',
    ],
    [
      'parts by a column without a list',
      { kind: 'count', of: { ...count, by: '{age}' }, breakdown: 'levels' },
      'of.by',
      'measure.byKind',
    ],
    [
      'the table itself as an answer',
      { kind: 'count', of: { form: 'family', count: true, where: '{children} > 3' } },
      'of.where',
      'expression.types',
    ],
  ])('is refused: %s', (_, measure, path, code) => {
    const compiled = compile(measure);
    expect(compiled.ok ? [] : compiled.faults).toMatchObject([{ path, code }]);
  });

  it('says where in the text the fault is, and in words of a table', () => {
    const where = "{age} > 3 and {name} = 'Оля'";
    const text = compile({ kind: 'count', of: { ...count, where } });
    expect(text.ok ? [] : text.faults).toMatchObject([{ fragment: '{name}', position: 14 }]);
    const column = compile({ kind: 'count', of: { ...count, where: '{agee} > 3' } });
    expect(column.ok ? '' : column.faults[0]?.message.ru).toContain('нет столбца');
  });

  it('may not name a roster of an imported table', () => {
    const measure = { kind: 'count', of: { table: 'exam', roster: 'children', count: true } };
    expect(measureSchema.safeParse(measure).success).toBe(false);
  });
});

describe('a pass over responses', () => {
  it('is another one than that over their rows, and is what it was', () => {
    const responses = compile({ kind: 'count', of: { form: 'family', count: true } });
    const rows = compile({ kind: 'count', of: count });
    if (!responses.ok || !rows.ok) throw new Error('refused');
    const leaves = [...leavesOf(responses.measure), ...leavesOf(rows.measure)];
    const passes = passesOf(leaves.filter((leaf) => leaf.from === 'rows'));
    expect(passes.map(({ roster }) => roster)).toEqual([null, 'children']);
    const [plain] = passes;
    if (!plain) throw new Error('no pass');
    expect(passPipeline(plain, {}, '2022-08-31').pipeline).toEqual([
      { $match: {} },
      { $group: { _id: '$organizationId', base: { $sum: 1 }, day: { $max: '$day' } } },
      {
        $project: {
          ...{ _id: 0, organizationId: '$_id', part: { $literal: null } },
          ...{ group: { $literal: null }, value: { $literal: null }, base: 1 },
          ...{ day: { $ifNull: ['$day', null] }, sums: [] },
        },
      },
    ]);
  });
});
