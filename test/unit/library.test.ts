import { readdirSync, readFileSync } from 'node:fs';
import { Model, Serializer } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/compile/compile.ts';
import { checkAnswers, type CheckResult } from '../../forms/run/check.ts';
import { indexForm } from '../../forms/run/state.ts';
import type { Answers, CompiledForm } from '../../forms/run/types.ts';
import { parseFormDefinition, type FormDefinition } from '../../forms/schema.ts';

const folder = new URL('../../forms/library/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const ids = files.map((name) => name.replace('.json', ''));

Serializer.addProperty('text', { name: 'decimals:number' });
Serializer.addProperty('question', { name: 'unit:text', isLocalizable: true });

function readJson(id: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8'));
}

function form(id: string): FormDefinition {
  const parsed = parseFormDefinition(readJson(id));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.form;
}

/** SurveyJS itself, the oracle: which questions it finds wrong and what it computes. */
function fill(id: string, answers: Answers): { wrong: string[]; values: Record<string, unknown> } {
  const model = new Model(form(id).survey);
  model.data = answers;
  model.validate();
  const questions = model.getAllQuestions();
  return {
    wrong: questions.filter((question) => question.errors.length > 0).map(({ name }) => name),
    values: Object.fromEntries(
      questions
        .filter((question) => question.isVisible)
        .map((question) => [question.name, question.value]),
    ),
  };
}

function compiled(id: string): CompiledForm {
  const result = compileForm(form(id).survey);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.form;
}

/** The product's own check of a whole submission. */
function submit(id: string, answers: Answers): CheckResult {
  return checkAnswers(compiled(id), answers, { today: '2022-03-15' });
}

function faultsOf(id: string, answers: Answers): string[] {
  const result = submit(id, answers);
  return result.ok ? [] : result.faults.map(({ path }) => path);
}

describe('library forms', () => {
  it('are the six that the product starts with', () => {
    expect(ids.sort()).toEqual([
      'parents-kindergarten',
      'parents-school',
      'preschool-observation',
      'school-self-assessment',
      'teacher-deficits',
      'upbringing-staff-monitoring',
    ]);
  });

  it.each(ids)('%s: is named as its file and passes the schema', (id) => {
    expect(parseFormDefinition(readJson(id))).toMatchObject({ ok: true, form: { id } });
  });

  it.each(ids)('%s: is understood whole by SurveyJS', (id) => {
    const model = new Model(form(id).survey);
    expect(messages(model.jsonErrors)).toEqual([]);
  });

  it.each(ids)('%s: compiles in two languages and is drawn by the light page alone', (id) => {
    expect(compiled(id)).toMatchObject({ light: true, languages: ['ru', 'en'] });
  });

  it.each(ids)('%s: shows computed numbers with few decimals', (id) => {
    const computed = [...indexForm(compiled(id)).questions.values()].filter(
      ({ kind, expression }) => kind === 'calculated' && expression?.type === 'number',
    );
    for (const { name, expression, decimals } of computed) {
      const known = expression && 'decimals' in expression ? expression.decimals : undefined;
      expect(decimals ?? known, name).toBeLessThanOrEqual(2);
    }
  });

  it.each(ids)('%s: has Russian and English for every text on the page', (id) => {
    expect(oneLanguageTexts(form(id).survey)).toEqual([]);
  });

  it.each(ids)('%s: keeps settings and the values that read them equal', (id) => {
    const asWritten = readJson(id)['survey'];
    expect(form(id).survey).toEqual(asWritten);
  });
});

/** SurveyJS says null, not an empty list, when it found nothing. */
function messages(errors: readonly { message: string }[] | null): string[] {
  return (errors ?? []).map(({ message }) => message);
}

const TEXT_KEYS = [
  'title',
  'description',
  'text',
  'html',
  'completedHtml',
  'minRateDescription',
  'maxRateDescription',
  'labelTrue',
  'labelFalse',
  'unit',
];

/** Places of texts that miss one of the two languages. */
function oneLanguageTexts(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const here = `${path}/${key}`;
    if (!TEXT_KEYS.includes(key)) return oneLanguageTexts(value, here);
    const { default: russian, en } = Object(value);
    const complete = /[а-яё0-9%]/i.test(russian ?? '') && /^[^а-яё]+$/i.test(en ?? '');
    return complete ? [] : [here];
  });
}

describe('parents-school', () => {
  it('asks about food only those whose child eats at school', () => {
    expect(
      fill('parents-school', { stage: 'primary', eats_at_school: false }).values,
    ).not.toHaveProperty('food');
    expect(
      fill('parents-school', { stage: 'primary', eats_at_school: true }).values,
    ).toHaveProperty('food');
  });

  it.each([
    [undefined, false],
    [1, true],
    [2, true],
    [3, false],
  ])('with %s in all, asks why: %s', (overall, asked) => {
    const answers: Answers = { stage: 'senior', ...(overall === undefined ? {} : { overall }) };
    expect('overall_reason' in fill('parents-school', answers).values).toBe(asked);
    const reason = { ...answers, overall_reason: 'Тесно' };
    expect(faultsOf('parents-school', reason)).toEqual(asked ? [] : ['overall_reason']);
  });

  it('lets a parent skip everything but the grade', () => {
    expect(fill('parents-school', {}).wrong).toEqual(['stage']);
    expect(fill('parents-school', { stage: 'basic' }).wrong).toEqual([]);
    expect(faultsOf('parents-school', {})).toEqual(['stage']);
    expect(faultsOf('parents-school', { stage: 'basic' })).toEqual([]);
  });
});

describe('school-self-assessment', () => {
  const good: Answers = {
    pupils_total: 500,
    pupils_noo: 220,
    pupils_ooo: 240,
    pupils_soo: 40,
    graduates_9: 50,
    graduates_11: 0,
    pupils_contests: 120,
    pupils_winners: 30,
    teachers_total: 30,
    teachers_higher: 25,
    teachers_higher_pedagogical: 24,
    teachers_vocational: 5,
    teachers_category: 20,
    teachers_category_highest: 8,
    teachers_category_first: 12,
    staff_total: 40,
  };
  const checked = Object.keys(good);
  const wrongAmong = (answers: Answers): string[] =>
    fill('school-self-assessment', answers).wrong.filter((name) => checked.includes(name));

  it('accepts numbers that agree', () => {
    expect(wrongAmong(good)).toEqual([]);
    expect(
      faultsOf('school-self-assessment', good).filter((name) => checked.includes(name)),
    ).toEqual([]);
  });

  it.each([
    ['1.2 + 1.3 + 1.4 is not 1.1', { pupils_soo: 41 }, 'pupils_total'],
    ['1.19 is over 1.18', { pupils_winners: 121 }, 'pupils_winners'],
    ['1.18 is over 1.1', { pupils_contests: 501 }, 'pupils_contests'],
    ['1.25 is over 1.24', { teachers_higher: 31, teachers_vocational: 0 }, 'teachers_higher'],
    ['1.26 is over 1.25', { teachers_higher_pedagogical: 26 }, 'teachers_higher_pedagogical'],
    ['1.25 + 1.27 is over 1.24', { teachers_vocational: 6 }, 'teachers_vocational'],
    ['1.29.1 + 1.29.2 is over 1.29', { teachers_category_first: 13 }, 'teachers_category_first'],
    ['1.29 is over 1.24', { teachers_category: 31 }, 'teachers_category'],
    ['all staff are fewer than teachers', { staff_total: 29 }, 'staff_total'],
  ])('refuses when %s', (_what, change, place) => {
    expect(wrongAmong({ ...good, ...change })).toContain(place);
    expect(faultsOf('school-self-assessment', { ...good, ...change })).toContain(place);
  });

  it('names both numbers of a failed check', () => {
    const texts = JSON.stringify(form('school-self-assessment').survey);
    expect(texts).toContain(
      'В строке 1.26 «Педагоги с высшим педагогическим образованием» число больше, чем в строке 1.25 «Педагоги с высшим образованием».',
    );
  });

  it('does not ask a school without grade 11 about its exams', () => {
    expect(fill('school-self-assessment', good).values).not.toHaveProperty('ege_russian_score');
    expect(fill('school-self-assessment', { ...good, graduates_11: 9 }).values).toHaveProperty(
      'ege_russian_score',
    );
  });

  it('reports every line of the order from 1.1 to 2.6 once, with the bases that percentages need', () => {
    const { elements } = form('school-self-assessment');
    const codes = elements.flatMap(({ code }) => code ?? []);
    expect(codes).toHaveLength(51);
    expect(new Set(codes).size).toBe(51);
    expect(elements.filter(({ code }) => !code).map(({ id }) => id)).toEqual([
      'graduates_9',
      'graduates_11',
      'staff_total',
    ]);
  });
});

describe('upbringing-staff-monitoring', () => {
  it.each([
    ['more on the register than pupils', { pupils_total: 100, pupils_pdn: 101 }, 'pupils_pdn'],
    [
      'more removed and remaining than were there in the year',
      { pupils_total: 100, pupils_pdn: 3, pupils_pdn_removed: 2, pupils_pdn_year: 4 },
      'pupils_pdn_year',
    ],
    [
      'more trained teachers than teachers',
      { teachers_total: 10, teachers_trained_upbringing: 11 },
      'teachers_trained_upbringing',
    ],
  ])('refuses %s', (_what, answers, place) => {
    const raised = Object.fromEntries(Object.keys(answers).map((name) => [name, 1000]));
    expect(fill('upbringing-staff-monitoring', answers as Answers).wrong).toContain(place);
    expect(faultsOf('upbringing-staff-monitoring', answers as Answers)).toContain(place);
    expect(fill('upbringing-staff-monitoring', { ...raised, pupils_pdn: 0 }).wrong).not.toContain(
      place,
    );
  });
});

describe('preschool-observation', () => {
  const levels = (prefix: string, named: Record<string, number>): Answers =>
    Object.fromEntries(Object.entries(named).map(([name, level]) => [`${prefix}_${name}`, level]));
  // By hand: 3; (4+4+3+5+4)/5 = 4; (2+3)/2 = 2.5, two do not apply; (4+5+3)/3 = 4; hidden;
  // nothing applies; (5+4+3)/3 = 4, rest does not apply; (3+4)/2 = 3.5.
  const answers: Answers = {
    visit_date: '2022-03-15',
    group_age: 'from_3_to_5',
    children_present: 18,
    has_special_needs: false,
    ...levels('orientation', { interests: 3, observation: 2, program: 4 }),
    ...levels('content', { social: 4, cognitive: 4, speech: 3, arts: 5, physical: 4 }),
    ...levels('process', { initiative: 2, play: 3, projects: 0, individual: 0 }),
    ...levels('conditions', { room: 4, outdoor: 5, staff: 3 }),
    ...levels('family', { involvement: 0, support: 0 }),
    ...levels('health', { hygiene: 5, food: 4, rest: 0, safety: 3 }),
    ...levels('development', { planning: 3, analysis: 4 }),
  };

  it('scores areas by the indicators that apply', () => {
    const { wrong, values } = fill('preschool-observation', answers);
    expect(wrong).toEqual([]);
    const expected = {
      orientation_score: 3,
      content_score: 4,
      process_score: 2.5,
      conditions_score: 4,
      health_score: 4,
      development_score: 3.5,
      group_score: 3.5,
      group_level: 'базовый',
      areas_below_basic: 1,
    };
    expect(values).toMatchObject(expected);
    expect(submit('preschool-observation', answers)).toMatchObject({ ok: true, answers: expected });
    expect(values['family_score']).toBeUndefined();
    expect(values).not.toHaveProperty('inclusion_score');
  });

  it('counts the area of children with special needs where there are such children', () => {
    const withArea = {
      ...answers,
      has_special_needs: true,
      ...levels('inclusion', { environment: 2, support: 5 }),
    };
    expect(fill('preschool-observation', withArea).values).toMatchObject({
      inclusion_score: 3.5,
      group_score: 3.5,
    });
    expect(submit('preschool-observation', withArea)).toMatchObject({
      ok: true,
      answers: { inclusion_score: 3.5, group_score: 3.5 },
    });
    expect(fill('preschool-observation', { ...answers, has_special_needs: true }).wrong).toEqual([
      'inclusion_environment',
      'inclusion_support',
    ]);
  });
});

describe('teacher-deficits', () => {
  const BLOCKS = ['subject', 'methods', 'psychology', 'communication', 'digital', 'assessment'];
  const items = (block: string): string[] =>
    new Model(form('teacher-deficits').survey)
      .getAllQuestions()
      .filter((question) => question.getType() === 'radiogroup')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`${block}_`));
  const scored = (points: number[][]): Answers => ({
    experience: 'over_10',
    ...Object.fromEntries(
      BLOCKS.flatMap((block, at) =>
        items(block).map((name, item) => [name, points[at]?.[item] ?? 0]),
      ),
    ),
  });

  it('has three situations in each of six blocks', () => {
    expect(BLOCKS.map((block) => items(block).length)).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it('draws the profile: below 60 a deficit, from 80 high', () => {
    // Points of 9: 9 → 100, 8 → 88.9, 7 → 77.8, 6 → 66.7, 5 → 55.6, 0 → 0.
    const answers = scored([
      [3, 3, 3],
      [3, 3, 2],
      [3, 2, 2],
      [2, 2, 2],
      [1, 1, 3],
      [0, 0, 0],
    ]);
    const { wrong, values } = fill('teacher-deficits', answers);
    expect(wrong).toEqual([]);
    expect(BLOCKS.map((block) => values[`${block}_level`])).toEqual([
      'высокий',
      'высокий',
      'базовый',
      'базовый',
      'дефицит',
      'дефицит',
    ]);
    expect(BLOCKS.map((block) => Math.round(Number(values[`${block}_percent`])))).toEqual([
      100, 89, 78, 67, 56, 0,
    ]);
    expect(values['deficit_blocks']).toBe(2);
    const computed = Object.entries(values).filter(([name]) =>
      /_(percent|level|blocks)$/.test(name),
    );
    expect(computed).toHaveLength(13);
    expect(submit('teacher-deficits', answers)).toMatchObject({
      ok: true,
      answers: Object.fromEntries(computed),
    });
  });

  it('does not put the best answer in one place or make it the longest', () => {
    const choices = BLOCKS.flatMap(items).map((name) => {
      const question = new Model(form('teacher-deficits').survey).getQuestionByName(name);
      return question.choices.map((choice: { value: number; text: string }) => choice);
    });
    const places = choices.map((list) =>
      list.findIndex((choice: { value: number }) => choice.value === 3),
    );
    expect(new Set(places).size).toBe(4);
    const longest = choices.filter((list) => {
      const best = list.find((choice: { value: number }) => choice.value === 3);
      return list.every((choice: { text: string }) => choice.text.length <= best.text.length);
    });
    expect(longest.length).toBeLessThan(choices.length / 2);
  });
});
