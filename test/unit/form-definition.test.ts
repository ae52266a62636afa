import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { organizationTypes } from '../../server/organizations/schema.ts';
import { compileDefinition } from '../../forms/definition.ts';
import { parseFormDefinition, type FormDefinition } from '../../forms/schema.ts';

function readJson(id: string): Record<string, unknown> {
  const file = new URL(`../../forms/library/${id}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function form(id: string): FormDefinition {
  const parsed = parseFormDefinition(readJson(id));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.form;
}

describe('a form file that is wrong', () => {
  const good = readJson('upbringing-staff-monitoring');
  const [first, ...others] = form('upbringing-staff-monitoring').elements;

  it.each([
    ['nothing at all', null, '', 'form.type'],
    ['a missing title', { ...good, title: undefined }, 'title', 'form.type'],
    ['an unknown kind', { ...good, kind: 'poll' }, 'kind', 'form.value'],
    [
      'an unknown type of organization',
      { ...good, organizationTypes: ['school', 'university'] },
      'organizationTypes[1]',
      'form.value',
    ],
    ['an unknown field', { ...good, colour: 'red' }, 'colour', 'form.unknownField'],
    ['a version of zero', { ...good, version: 0 }, 'version', 'form.size'],
    ['a bad id', { ...good, id: 'Анкета' }, 'id', 'form.format'],
    ['no elements', { ...good, elements: [] }, 'elements', 'form.elements'],
    [
      'a questionnaire with elements',
      { ...good, kind: 'questionnaire' },
      'elements',
      'form.elements',
    ],
    [
      'an element twice',
      { ...good, elements: [first, { ...others[0], id: first?.id }] },
      'elements[1].id',
      'form.duplicate',
    ],
    [
      'an element of no question',
      { ...good, elements: [{ ...first, question: 'absent' }] },
      'elements[0].question',
      'form.elements',
    ],
    [
      'a setting that nothing reads',
      { ...good, settings: [{ id: 'limit', value: 5, title: { ru: 'Порог', en: 'Limit' } }] },
      'settings[0].id',
      'form.setting',
    ],
    [
      'panels without end',
      {
        ...good,
        survey: {
          pages: [Array.from({ length: 9_000 }).reduce((inner) => ({ elements: [inner] }), {})],
        },
      },
      `survey.pages[0]${'.elements[0]'.repeat(21)}.elements`,
      'form.tooDeep',
    ],
    [
      'a key that JavaScript objects keep for themselves',
      { ...good, survey: JSON.parse('{"pages": [{"elements": [], "__proto__": {"x": 1}}]}') },
      'survey.pages[0].__proto__',
      'form.reservedKey',
    ],
  ])('%s is refused with its place', (_what, json, path, code) => {
    const parsed = parseFormDefinition(json);
    expect(parsed).toMatchObject({ ok: false, faults: [{ path, code }] });
    expect(parsed.ok ? '' : parsed.faults[0]?.message.ru).toMatch(/[а-яё]/i);
  });
});

describe('a changed setting', () => {
  it('changes the expression that reads it', () => {
    const json = readJson('teacher-deficits');
    const settings = form('teacher-deficits').settings.map((setting) =>
      setting.id === 'threshold_basic' ? { ...setting, value: 50 } : setting,
    );
    const parsed = parseFormDefinition({ ...json, settings });
    expect(parsed.ok && parsed.form.survey.calculatedValues).toEqual([
      { name: 'threshold_basic', expression: '50' },
      { name: 'threshold_high', expression: '80' },
    ]);
  });
});

it('may be for every type of organization there is', () => {
  const json = { ...readJson('upbringing-staff-monitoring'), organizationTypes };
  expect(parseFormDefinition(json).ok).toBe(true);
});

describe('what the envelope and the questions ask of each other', () => {
  const base = readJson('upbringing-staff-monitoring');
  const dataForm = (question: object): Record<string, unknown> => ({
    ...base,
    elements: [{ id: 'staff', question: 'q', title: { ru: 'Кадры' }, unit: 'чел.' }],
    settings: [],
    survey: {
      pages: [
        { elements: [] },
        { elements: [{ type: 'panel', name: 'p', elements: [{ name: 'q', ...question }] }] },
      ],
      elements: [{ type: 'file', name: 'scan' }],
    },
  });
  const refusals = (json: unknown): string[] => {
    const read = compileDefinition(json);
    return read.ok ? [] : read.faults.map(({ path, code }) => `${path} ${code}`);
  };

  it.each([
    ['a number', { type: 'text', inputType: 'number' }],
    ['yes or no', { type: 'boolean' }],
    ['a calculated number', { type: 'expression', expression: '1 + 1' }],
  ])('an element may be %s', (_what, question) => {
    expect(refusals(dataForm(question))).toEqual([]);
  });

  it.each([
    ['a text', { type: 'text' }],
    ['a choice', { type: 'dropdown', choices: ['a', 'b'] }],
    ['a file', { type: 'file' }],
    ['a calculated day', { type: 'expression', expression: 'today()' }],
    ['a panel', { type: 'panel', elements: [] }],
  ])('an element may not be %s', (_what, question) => {
    expect(refusals(dataForm(question))).toEqual(['elements[0].question form.elements']);
  });

  it('an anonymous form may not ask for files, wherever they stand', () => {
    const json = { ...dataForm({ type: 'file' }), kind: 'questionnaire', elements: [] };
    expect(refusals({ ...json, anonymous: false })).toEqual([]);
    expect(refusals({ ...json, anonymous: true })).toEqual([
      'survey.pages[1].elements[0].elements[0] form.anonymousFile',
      'survey.elements[0] form.anonymousFile',
    ]);
  });
});
