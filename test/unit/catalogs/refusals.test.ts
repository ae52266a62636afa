import { describe, expect, it } from 'vitest';
import { isClosedExpression } from '../../../catalogs/expression.ts';
import { catalogJsonSchema, parseCatalog, type Catalog } from '../../../catalogs/schema.ts';
import { readCatalog, readJson } from './read.ts';

/** The Spassk-Dalny catalog with one thing spoilt. */
function spoilt(change: (catalog: Catalog) => unknown) {
  const copy = structuredClone(readCatalog('spassk-dalny-2022'));
  change(copy);
  const result = parseCatalog(copy);
  return result.ok ? [] : result.faults;
}

const places = (change: (catalog: Catalog) => unknown) =>
  spoilt(change).map(({ path, code }) => `${path}: ${code}`);

const TALENTS = 'directions.2.criteria.0.indicators';
const talents = (catalog: Catalog) => catalog.directions[2]!.criteria[0]!.indicators;
const PDN = 'directions.6.criteria.2.indicators.2';
const pdn = (catalog: Catalog) => catalog.directions[6]!.criteria[2]!.indicators[2]!;

describe('ids and references', () => {
  it.each<[string, (catalog: Catalog) => unknown, string[]]>([
    [
      'an indicator key used twice',
      (c) => (c.directions[3]!.criteria[0]!.indicators[2]!.key = 'talents.1.1'),
      ['directions.3.criteria.0.indicators.2.key: duplicate'],
    ],
    [
      'a context key that a document indicator has',
      (c) => (c.context[20]!.key = 'talents.1.1'),
      ['context.20.key: duplicate'],
    ],
    [
      'a direction id used twice',
      (c) => (c.directions[3]!.id = 'talents'),
      ['directions.3.id: duplicate', 'context.3.direction: missing'],
    ],
    [
      'a criterion id used twice',
      (c) => (c.directions[6]!.criteria[1]!.id = 'upbringing.1'),
      ['directions.6.criteria.1.id: duplicate'],
    ],
    [
      'a schedule row id used twice',
      (c) => (c.schedule[21]!.id = 's-021'),
      ['schedule.21.id: duplicate'],
    ],
    [
      'a schedule row of an unknown direction',
      (c) => (c.schedule[0]!.direction = 'nowhere'),
      ['schedule.0.direction: missing'],
    ],
    [
      'a schedule row under an unknown row',
      (c) => (c.schedule[0]!.parent = 's-999'),
      ['schedule.0.parent: missing'],
    ],
    [
      'a schedule row that ends before it starts',
      (c) => Object.assign(c.schedule[0]!, { start: '2022-05', end: '2021' }),
      ['schedule.0.end: order'],
    ],
    [
      'a schedule row that counts from an unknown event',
      (c) => (c.schedule[16]!.after = { anchor: 'nothing' }),
      ['schedule.16.after.anchor: missing'],
    ],
    [
      'a schedule row that counts from an unknown row',
      (c) => (c.schedule[21]!.after = { rows: ['s-018', 's-999'] }),
      ['schedule.21.after.rows.1: missing'],
    ],
    [
      'schedule rows that wait for each other',
      (c) => (c.schedule[19]!.after = { rows: ['s-021'] }),
      ['schedule.19.after: cycle', 'schedule.20.after: cycle'],
    ],
    ['a pair of one', (c) => (c.schedule[0]!.pairId = 'alone'), ['schedule.0.pairId: pair']],
    [
      'a series of one',
      (c) => (c.schedule[0]!.seriesId = 'ser-1'),
      ['schedule.0.seriesId: series'],
    ],
    [
      'a parent that is not there',
      (c) => (talents(c)[1]!.parent = 'talents.9.9'),
      [`${TALENTS}.1.parent: missing`],
    ],
    [
      'a setting of an unknown indicator',
      (c) => (c.settings[0]!.indicators = ['talents.9.9']),
      ['settings.0.indicators.0: missing'],
    ],
    [
      'a line beyond the document',
      (c) => (talents(c)[0]!.sourceLine = 629),
      [`${TALENTS}.0.sourceLine: line`],
    ],
    [
      'a time zone that does not exist',
      (c) => (c.municipality.timeZone = 'Asia/Spassk'),
      ['municipality.timeZone: zone'],
    ],
    [
      'an added indicator among the document’s',
      (c) => (talents(c)[0]!.origin = 'context'),
      [`${TALENTS}.0.origin: origin`],
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(places(change)).toEqual(expected);
  });

  it('says where the id was used first, in both languages', () => {
    const [fault] = spoilt((c) => (talents(c)[1]!.key = 'talents.1.1'));
    expect(fault?.message.ru).toContain(`«talents.1.1» уже занято в ${TALENTS}.0.key`);
    expect(fault?.message.en).toContain(`already taken at ${TALENTS}.0.key`);
  });

  it('refuses an index that needs itself', () => {
    const faults = places((c) => {
      const index = c.context.find((one) => one.key === 'context.mechanism_index.results')!;
      index.measure = { kind: 'index', method: 'mean', of: ['talents.1.1', index.key] };
    });
    expect(faults).toEqual(['context.8: cycle']);
  });

  it('refuses an index over an unknown indicator', () => {
    const faults = places((c) => {
      c.context[8]!.measure = { kind: 'index', method: 'mean', of: ['talents.1.1', 'none.1'] };
    });
    expect(faults).toEqual(['context.8.measure.of.1: missing']);
  });

  it('refuses an index of a share and a number of people', () => {
    const faults = places((c) => {
      const of = ['talents.1.1', 'context.pdn_count'];
      c.context[8]!.measure = { kind: 'index', method: 'mean', of };
    });
    expect(faults).toEqual(['context.8.measure.of.1: indexUnits']);
  });
});

describe('whose the rows of a table are', () => {
  const exam = (more: object) => (c: Catalog) => {
    const [table] = c.tables;
    Object.assign(table!, { persons: true, ...more });
    table!.columns[1]!.required = false;
  };

  it.each<[string, object, string[]]>([
    ['a column that is not there', { person: 'pupil' }, ['tables.0.person: missing']],
    ['a column that may be empty', { person: 'subject' }, ['tables.0.person: person']],
    [
      'a table without persons',
      { persons: false, person: 'procedure' },
      ['tables.0.person: person'],
    ],
  ])('are not told by %s', (_, more, expected) => {
    expect(places(exam(more))).toEqual(expected);
  });
});

describe('shape', () => {
  const set = (value: object) => (c: Catalog) => Object.assign(pdn(c), value);

  it.each<[string, object, string[]]>([
    ['an unknown unit', { unit: 'kg' }, [`${PDN}.unit: choice`]],
    ['a missing unit', { unit: undefined }, [`${PDN}.unit: required`]],
    ['an empty title', { title: ' ' }, [`${PDN}.title: range`]],
    ['a text for a number', { decimals: '2' }, [`${PDN}.decimals: type`]],
    ['an unknown field', { formula: '1' }, [`${PDN}.formula: unknown`]],
    ['a measure of unknown kind', { measure: { kind: 'guess' } }, [`${PDN}.measure.kind: choice`]],
    [
      'a share without a denominator',
      { measure: { kind: 'share', of: { element: 'pupils_pdn' } } },
      [`${PDN}.measure.in: required`],
    ],
    [
      'an element id that no form can have',
      { measure: { kind: 'sum', of: { element: '$where' } } },
      [`${PDN}.measure.of.element: format`],
    ],
    [
      'an operator in place of an id',
      { measure: { kind: 'sum', of: { element: { $gt: '' } } } },
      [`${PDN}.measure.of.element: type`],
    ],
    [
      'a count and a sum at once',
      { measure: { kind: 'sum', of: { form: 'parents-school', count: true, sum: '{overall}' } } },
      [`${PDN}.measure.of.sum: unknown`],
    ],
    [
      'rows of a form and of a table at once',
      { measure: { kind: 'count', of: { form: 'parents-school', table: 'exam', count: true } } },
      [`${PDN}.measure.of.table: unknown`],
    ],
    [
      'an amount of a condition that is none',
      { measure: { kind: 'count', of: { organizations: '{a} > 0', of: { a: { count: true } } } } },
      [`${PDN}.measure.of.of.a.form: required`],
    ],
    [
      'more periods than are kept',
      { measure: { kind: 'sum', of: { element: 'pupils_pdn', over: 40 } } },
      [`${PDN}.measure.of.over: range`],
    ],
    [
      'an aggregate over responses that counts nothing',
      {
        measure: {
          kind: 'share',
          of: { form: 'parents-school', count: false },
          in: { form: 'parents-school', count: true, when: '{overall} notempty' },
        },
      },
      [`${PDN}.measure.of.count: choice`, `${PDN}.measure.in.when: unknown`],
    ],
    [
      'a misspelt element',
      { measure: { kind: 'mean', of: { elemnt: 'pupils_pdn' } } },
      [`${PDN}.measure.of.element: required`, `${PDN}.measure.of.elemnt: unknown`],
    ],
    [
      'an expression that is not closed',
      {
        measure: {
          kind: 'share',
          of: { form: 'parents-school', count: true, where: '{overall >= 4' },
          in: { form: 'parents-school', count: true },
        },
      },
      [`${PDN}.measure.of.where: expression`],
    ],
    [
      'groups by a calculation instead of a question',
      {
        measure: {
          kind: 'mean',
          of: { form: 'parents-school', count: true, per: { group: '{overall} + 1' } },
        },
      },
      [`${PDN}.measure.of.per.group: reference`],
    ],
  ])('refuses %s', (_, value, expected) => {
    expect(places(set(value))).toEqual(expected);
  });

  it('names the kinds of measure it knows', () => {
    const [fault] = spoilt(set({ measure: { kind: 'guess' } }));
    expect(fault?.message.ru).toContain('share, ratio, count, sum, mean, median');
    expect(fault?.message.ru).toContain('external, composite');
  });

  it.each([null, 'text', [], 7])('refuses %j instead of a catalog', (json) => {
    const result = parseCatalog(json);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.faults[0]).toMatchObject({ path: '', code: 'type' });
  });

  it('leaves the accepted catalog as it was, and adds what it does not say', () => {
    const json = readJson('ob-2022');
    const result = parseCatalog(json);
    if (!result.ok) throw new Error('was refused');
    expect(result.catalog).toMatchObject(json as object);
    expect(parseCatalog(result.catalog)).toEqual(result);
  });
});

describe('isClosedExpression', () => {
  it.each([
    ['{overall} >= 4', true],
    ["{stage} = 'начальная (1–4)'", true],
    ['({a} > 1 and {b} notempty) or {c} = "}"', true],
    ['overall >= 4', false],
    ['{overall} >= (4', false],
    ["{stage} = 'one", false],
    ['{}', false],
    [')(', false],
  ])('%s → %s', (text, closed) => {
    expect(isClosedExpression(text)).toBe(closed);
  });
});

describe('JSON Schema', () => {
  it('describes the same file: required sections, no other fields', () => {
    const schema = catalogJsonSchema();
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema['required']).toEqual(
      expect.arrayContaining(['id', 'municipality', 'directions', 'schedule', 'settings']),
    );
  });
});
