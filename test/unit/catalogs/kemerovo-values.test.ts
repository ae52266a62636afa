import { describe, expect, it } from 'vitest';
import { readCatalog } from './read.ts';
import { workedOut, type Reported } from './worked.ts';

const catalog = readCatalog('kemerovo-2021');

describe('values of Kemerovo worked out by hand', () => {
  const value = (key: string, data: Reported, options?: Parameters<typeof workedOut>[3]) =>
    workedOut(catalog, key, data, options);
  const vpr = (grade: string, marks: number[], subject = 'math') => ({
    ...{ grade, subject, participants: marks.reduce((a, b) => a + b, 0) },
    ...Object.fromEntries(marks.map((count, i) => [`mark${String(i + 2)}`, count])),
  });

  it('high and usual marks follow their settings', () => {
    const rows = { vpr: [vpr('g4', [1, 2, 3, 4]), vpr('g5', [0, 0, 0, 9])] };
    expect(value('student-quality.1.1', { rows })).toBe(40);
    expect(value('student-quality.1.2', { rows })).toBe(50);
    const settings = { 'mark-high': '4' };
    expect(value('student-quality.1.1', { rows }, { settings })).toBe(70);
    expect(value('student-quality.1.2', { rows }, { settings })).toBe(20);
  });

  it('a mark is confirmed as far apart as the setting allows', () => {
    const rows = {
      vpr: [{ ...vpr('g4', [0, 0, 0, 10]), confirmed: 6, one_apart: 3 }, vpr('g5', [5])],
    };
    expect(value('student-quality.6.1', { rows })).toBe(60);
    const settings = { 'vpr-confirmation-tolerance': '1' };
    expect(value('student-quality.6.1', { rows }, { settings })).toBe(90);
  });

  it('a satisfactory exam is above the minimum and below high', () => {
    const scored = (score: number, passed = true) => ({ subject: 'russian', score, passed });
    const rows = { ege: [scored(20, false), scored(40), scored(60), scored(90)] };
    expect(value('student-quality.3.1', { rows })).toBe(25);
    expect(value('student-quality.3.4', { rows })).toBe(50);
    const settings = { 'ege-satisfactory': 'from-score' };
    expect(value('student-quality.3.4', { rows }, { settings })).toBe(25);
  });

  describe('heads in whose schools everybody reached the base level (1434)', () => {
    const watch = (biased: boolean) => ({ procedure: 'vpr', biased, controlled: true });
    const school = (marks: number[], biased = false, works: object[] = []): Reported => ({
      rows: {
        vpr: [vpr('g4', marks), vpr('g5', [9, 0, 0, 0])],
        procedure_watch: [watch(biased)],
        diagnostics: works as Record<string, unknown>[],
      },
    });
    const key = 'heads-effectiveness.2.1';

    it.each<[string, Reported, object, number | null]>([
      ['all passed', school([0, 5, 5, 5]), {}, 100],
      ['one did not', school([1, 5, 5, 5]), {}, 0],
      ['the school is on the list of biased results', school([0, 5, 5, 5], true), {}, 0],
      [
        'on the list, but what counts is control',
        school([0, 5, 5, 5], true),
        { 'objectivity-proof': 'controlled' },
        100,
      ],
      ['95 % are enough', school([1, 9, 5, 5]), { 'grade4-base-share': 95 }, 100],
      [
        'one did not in a diagnostic work',
        school([0, 5, 5, 5], false, [{ grade: 'g4', participants: 20, base: 19 }]),
        {},
        0,
      ],
    ])('%s', (_, data, settings, expected) => {
      expect(value(key, data, { settings: settings as Record<string, number> })).toBe(expected);
    });
  });

  it('more than half, not half, must be high in grades 5–9 (1435)', () => {
    const school = (high: number): Reported => ({
      rows: {
        vpr: [vpr('g4', [9, 0, 0, 0]), vpr('g7', [0, 0, 10 - high, high])],
        oge: [{ mark: 5 }, { mark: 3 }],
        procedure_watch: [{ procedure: 'oge', biased: false, controlled: true }],
      },
    });
    expect([5, 6].map((high) => value('heads-effectiveness.2.2', school(high)))).toEqual([0, 100]);
  });

  it('a school without graduates of grade 11 is not among those whose graduates passed', () => {
    const school = (elements: Record<string, number>) => ({ elements });
    const key = 'heads-effectiveness.2.4';
    expect(value(key, school({ graduates_11: 20, graduates_11_passed: 20 }))).toBe(100);
    expect(value(key, school({ graduates_11: 20, graduates_11_passed: 19 }))).toBe(0);
    expect(value(key, school({ graduates_11: 0 }))).toBeNull();
  });

  it('a school is among those of a later stage only by participants there (1438)', () => {
    const stage = (id: string, participants: number) => ({ stage: id, participants, winners: 0 });
    const key = 'heads-effectiveness.2.5';
    const rows = { vsosh: [stage('school', 90), stage('regional', 2), stage('final', 0)] };
    expect(value(key, { rows })).toBe(100);
    expect(value(key, { rows }, { part: 'final' })).toBe(0);
    expect(value(key, { rows: { vsosh: [stage('school', 90)] } })).toBe(0);
  });

  it('a school is listed by any procedure that it took part in (1329)', () => {
    const watched = (procedure: string, biased: boolean) => ({
      ...{ procedure, biased, controlled: true, observed: false },
    });
    const key = 'student-quality.6.2';
    const rows = { procedure_watch: [watched('vpr', true), watched('oge', false)] };
    expect(value(key, { rows })).toBe(100);
    expect(value(key, { rows }, { part: 'oge' })).toBe(0);
    const olympiad = { vsosh: [{ stage: 'school', participants: 9, observed: false }] };
    expect(value('student-quality.7.1', { rows: olympiad })).toBe(0);
  });

  it('winners are a share of all pupils, or of those who took part', () => {
    const all = { pupils_total__noo: 100, pupils_total__ooo: 80, pupils_total__soo: 20 };
    const won = {
      winners_science__municipal: 6,
      winners_science__regional: 3,
      winners_science__federal: 1,
    };
    const elements = { ...all, pupils_science: 40, ...won };
    const key = 'talent.4.3';
    expect(value(key, { elements })).toBe(5);
    expect(value(key, { elements }, { part: 'regional' })).toBe(1.5);
    const settings = { 'winners-base': 'participants' };
    expect(value(key, { elements }, { settings })).toBe(25);
    expect(value(key, { elements: { ...all, pupils_science: 0 } })).toBe(0);
    expect(value(key, { elements: all })).toBeNull();
  });

  it('a school without individual plans has no gifted children on them', () => {
    expect(value('talent.6.1', { elements: { pupils_iup: 0 } })).toBe(0);
    expect(value('talent.6.1', { elements: { pupils_iup: 9, pupils_iup_gifted: 4 } })).toBe(4);
    expect(value('talent.6.1', { elements: {} })).toBeNull();
  });

  it('projects add up over the years (712)', () => {
    const data = { elements: { talent_projects: 2 }, before: [{ talent_projects: 3 }] };
    expect(value('talent.1.4', data)).toBe(5);
  });

  it('special conditions are both parts, or one of them', () => {
    const elements = { ovz_pmpk_conditions: 1, ovz_accessible: 0 };
    const key = 'heads-effectiveness.3.1';
    expect(value(key, { elements })).toBe(0);
    expect(value(key, { elements }, { settings: { 'special-conditions-parts': 'any' } })).toBe(100);
    expect(value(key, { elements: { ovz_accessible: 1 } })).toBeNull();
  });

  it('vacant posts leave the rest filled', () => {
    const elements = { teacher_positions: 40, teacher_vacancies: 2.5 };
    expect(value('heads-effectiveness.5.4', { elements })).toBe(93.75);
  });

  it('a kindergarten meets the staff conditions by five thresholds', () => {
    const elements = {
      ...{ teacher_positions: 20, teacher_vacancies: 1, teachers_total: 20, children_total: 240 },
      ...{ teachers_category__first: 8, teachers_category__highest: 4, teachers_higher: 10 },
      ...{ teachers_courses_3: 20 },
    };
    const key = 'preschool-quality.2.6';
    expect(value(key, { elements })).toBe(100);
    expect(value(key, { elements: { ...elements, children_total: 301 } })).toBe(0);
    expect(value(key, { elements }, { settings: { 'preschool-staffing-min': 96 } })).toBe(0);
  });
});
