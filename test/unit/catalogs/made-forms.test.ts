import { describe, expect, it } from 'vitest';
import { madeForms, type Dictionary } from '../../../catalogs/made-forms.ts';
import { madeFormIds } from '../../../catalogs/made-words.ts';
import { parseCatalog } from '../../../catalogs/schema.ts';
import { compileDefinition } from '../../../forms/definition.ts';
import { checkAnswers } from '../../../forms/run/check.ts';
import { formState } from '../../../forms/run/state.ts';
import type { Answers } from '../../../forms/run/types.ts';
import { element, small, stages } from './dictionary.ts';
import { CATALOGS, readCatalog } from './read.ts';

const today = { today: '2022-05-30' };

/** The made forms, compiled as publishing does; a refused one fails with its first fault. */
function compiled(dictionary: Dictionary) {
  return madeForms(dictionary).map((json) => {
    const result = compileDefinition(json);
    if (!result.ok) throw new Error(JSON.stringify(result.faults[0]));
    return result;
  });
}

function schoolForm(dictionary: Dictionary = small) {
  const form = compiled(dictionary).find(({ definition }) => definition.id === 'data-school-year');
  return form!.compiled;
}

/** The first sentence of each fault of these answers. */
function refused(answers: Answers, form = schoolForm()): string[] {
  const checked = checkAnswers(form, answers, today);
  return checked.ok ? [] : checked.faults.map(({ path, code }) => `${path}: ${code}`);
}

const right = {
  ...{ pupils__noo: 40, pupils__ooo: 50, pupils__soo: 10 },
  ...{ pupils_ovz__noo: 4, pupils_ovz__ooo: 0, pupils_ovz__soo: 1 },
  ...{ graduates: 5, gold: 1, has_centre: true, centre_pupils: 100, spent: 12.5 },
};

describe('forms made of a dictionary', () => {
  it('refuse a part that is more than its whole, naming both lines', () => {
    expect(refused(right)).toEqual([]);
    expect(refused({ ...right, gold: 6 })).toEqual(['gold: expression']);
    expect(refused({ ...right, pupils_ovz__soo: 11 })).toEqual(['pupils_ovz__soo: expression']);
    // Held against the sum of the parts, since the element names the whole.
    expect(refused({ ...right, graduates: 101 })).toEqual(['graduates: expression']);
    expect(refused({ ...right, centre_pupils: 101 })).toEqual(['centre_pupils: expression']);
    const checked = checkAnswers(schoolForm(), { ...right, pupils_ovz__soo: 11 }, today);
    expect(checked.ok ? '' : checked.faults[0]?.message.ru).toBe(
      'В строке «Из них с ОВЗ: среднее» число больше, чем в строке «Обучающиеся: среднее». Проверьте оба числа.',
    );
  });

  it('hold the sum of parts against a whole of another dimension once it is complete', () => {
    const form = schoolForm({
      dimensions: [stages],
      elements: [
        element('all', {}),
        element('some', { dimension: 'stages', partOf: 'all' }),
        element('girls', { partOf: 'some__noo' }),
      ],
    });
    const parts = { some__noo: 4, some__ooo: 3, some__soo: 2, girls: 4 };
    expect(refused({ all: 9, ...parts }, form)).toEqual([]);
    expect(refused({ all: 8, ...parts }, form)).toEqual(['some__soo: expression']);
    expect(refused({ all: 9, ...parts, girls: 5 }, form)).toEqual(['girls: expression']);
    const excused = checkAnswers(
      form,
      { all: 7, some__noo: 4, some__ooo: 3, girls: 1 },
      { ...today, excused: new Set(['some__soo']) },
    );
    expect(excused.ok).toBe(true);
  });

  it('ask every number, within its bounds, with its decimals', () => {
    const { spent: _spent, ...without } = right;
    expect(refused(without)).toEqual(['spent: required']);
    expect(refused({ ...right, spent: 12.55 })[0]).toMatch(/^spent/);
    expect(refused({ ...right, spent: 100001 })).toEqual(['spent: range']);
    expect(refused({ ...right, pupils__soo: -1 })).toContain('pupils__soo: range');
  });

  it('ask what depends on another element only where that is yes or above zero', () => {
    const form = schoolForm();
    const { spent: _spent, centre_pupils: _pupils, ...none } = { ...right, has_centre: false };
    expect(refused(none)).toEqual([]);
    expect(formState(form, none, today).visible['spent']).toBe(false);
    const { gold: _gold, ...nobody } = { ...right, graduates: 0 };
    expect(refused(nobody)).toEqual([]);
  });

  it('show the total of the parts', () => {
    expect(formState(schoolForm(), right, today).values['pupils']).toBe(100);
  });

  it('are one for a type of organization and a kind of period, with each element once', () => {
    const forms = compiled(small).map(({ definition }) => definition);
    expect(forms.map(({ id, elements }) => [id, elements.map((one) => one.id)])).toEqual([
      [
        'data-school-year',
        [
          ...['pupils__noo', 'pupils__ooo', 'pupils__soo'],
          ...['pupils_ovz__noo', 'pupils_ovz__ooo', 'pupils_ovz__soo'],
          ...['graduates', 'gold', 'has_centre', 'centre_pupils', 'spent'],
        ],
      ],
      ['data-school-calendar-year', ['year_events']],
      ['data-kindergarten-year', ['groups']],
      ['data-department-year', ['plan']],
      ['data-methodical-centre-year', ['plan']],
    ]);
    expect(forms.every(({ id }) => madeFormIds.has(id))).toBe(true);
    expect(madeFormIds.has('upbringing-staff-monitoring')).toBe(false);
  });

  it('say what is asked, for which day and how', () => {
    expect(madeForms(small)[0]).toMatchSnapshot();
  });

  it('are the same to the letter each time, and keep every name when elements are added', () => {
    const again = structuredClone(small);
    expect(JSON.stringify(madeForms(again))).toBe(JSON.stringify(madeForms(small)));
    const names = (json: unknown) =>
      [...JSON.stringify(json).matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name);
    const before = new Set(names(madeForms(small)));
    const after = new Set(
      names(madeForms({ ...small, elements: [element('first'), ...small.elements] })),
    );
    expect([...before].filter((name) => !after.has(name))).toEqual([]);
  });

  it('can be answered with hundreds of numbers, long names and words that mean something else', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ id: `p${at}`, title: `часть ${at}` }));
    const long = `e${'x'.repeat(63)}`;
    const dictionary: Dictionary = {
      dimensions: [
        { id: 'many', title: 'Предметы', parts: many },
        {
          id: 'hundred',
          title: 'Сто частей',
          parts: Array.from({ length: 130 }, (_, at) => ({ id: `h${at}`, title: `часть ${at}` })),
        },
      ],
      elements: [
        element('item', { dimension: 'hundred' }),
        element('row', { partOf: 'item', when: 'item' }),
        element(long, { dimension: 'many', partOf: 'item', title: 'д'.repeat(400) }),
        ...Array.from({ length: 130 }, (_, at) =>
          element(`n${at}`, { section: `Часть ${at % 9}` }),
        ),
      ],
    };
    const form = schoolForm(dictionary);
    const [made] = madeForms(dictionary) as { elements: { id: string; question: string }[] }[];
    expect(made!.elements.length).toBe(301);
    const answers = Object.fromEntries(made!.elements.map(({ question }) => [question, 1]));
    expect(refused(answers, form)).toEqual([]);
  });
});

describe('a dictionary that no form can be made of', () => {
  it.each([
    [
      'an element asked where it was answered',
      { when: 'second' },
      { when: 'first' },
      'when: cycle',
    ],
    ['an element with the id of a part', { dimension: 'stages' }, {}, 'dimension: duplicate'],
  ])('is refused with the place: %s', (_, first, second, place) => {
    const catalog = {
      ...readCatalog('verkhovazhye'),
      dimensions: [stages],
      elements: [element('first', first), element('second', second), element('first__noo')],
    };
    const result = parseCatalog(catalog);
    const places = result.ok ? [] : result.faults.map(({ path, code }) => `${path}: ${code}`);
    expect(places).toContain(`elements.0.${place}`);
  });
});

describe('the five catalogs', () => {
  it.each(CATALOGS)(
    '$id: its forms can be published, each element once an organization',
    ({ id }) => {
      for (const { definition } of compiled(readCatalog(id))) {
        const ids = definition.elements.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
      }
    },
  );
});
