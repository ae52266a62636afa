import { readFileSync } from 'node:fs';
import { Model, Serializer } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/compile/compile.ts';
import { checkAnswers } from '../../forms/run/check.ts';
import type { Answers } from '../../forms/run/types.ts';
import { parseFormDefinition, type FormDefinition } from '../../forms/schema.ts';
import {
  demoOrganizations,
  monitoringReports,
  selfAssessmentReports,
  type DemoReport,
} from '../../server/demo/figures.ts';
import { inventedName } from '../../server/demo/invented.ts';
import {
  kindergartenAnswers,
  malyshevskyOrganizations,
  malyshevskyReports,
  schoolAnswers,
} from '../../server/demo/malyshevsky-figures.ts';
import { parentAnswers } from '../../server/demo/parent-answers.ts';

Serializer.addProperty('text', { name: 'decimals:number' });
Serializer.addProperty('question', { name: 'unit:text', isLocalizable: true });

function definition(formId: string): FormDefinition {
  const file = new URL(`../../forms/library/${formId}.json`, import.meta.url);
  const parsed = parseFormDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.form;
}

/** Finds what is wrong with answers, by SurveyJS and by the product's own check. */
function checker(formId: string): (answers: Answers, excused?: ReadonlySet<string>) => string[] {
  const { survey } = definition(formId);
  const model = new Model(survey);
  const compiled = compileForm(survey);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return (answers, excused = new Set()) => {
    model.clear();
    model.data = answers;
    model.validate();
    const own = checkAnswers(compiled.form, answers, { today: '2021-09-01', excused });
    return [
      ...model
        .getAllQuestions()
        .filter(({ name }) => !excused.has(name))
        .filter(
          ({ errors, isVisible, name }) => errors.length > 0 || (!isVisible && name in answers),
        )
        .map(({ name }) => name),
      ...(own.ok ? [] : own.faults.map(({ path }) => path)),
    ];
  };
}

function total(reports: DemoReport[], element: string): number {
  return reports.reduce((sum, { values }) => sum + Number(values[element]), 0);
}

describe('demo organizations', () => {
  it('are ten schools, eight kindergartens, a centre and the department, all marked', () => {
    const types = demoOrganizations.map(({ type }) => type);
    const count = (type: string): number => types.filter((each) => each === type).length;
    expect(['school', 'kindergarten', 'supplementary', 'department'].map(count)).toEqual([
      10, 8, 1, 1,
    ]);
    expect(new Set(demoOrganizations.map(({ key }) => key)).size).toBe(20);
    for (const { name, shortName } of demoOrganizations) {
      expect(name).toMatch(/\(демо\)$/);
      expect(shortName).toMatch(/\(демо\)$/);
    }
  });
});

describe('monitoring reports', () => {
  const reports = monitoringReports();

  it.each([
    ['pupils_total', 4817],
    ['teachers_total', 251],
    ['pupils_pdn', 40],
    ['pupils_school_register', 66],
    ['teachers_trained_upbringing', 141],
  ])('%s adds up to the published %i', (element, published) => {
    expect(total(reports, element)).toBe(published);
  });

  it.each([
    ['pupils_pdn', 'pupils_total', '0.83'],
    ['pupils_school_register', 'pupils_total', '1.37'],
    ['teachers_trained_upbringing', 'teachers_total', '56.18'],
    ['teachers_young', 'teachers_total', '22.71'],
    ['teachers_experience_3', 'teachers_total', '6.77'],
    ['teachers_profile_education', 'teachers_total', '99.60'],
  ])('%s of %s is %s %%', (part, whole, percent) => {
    expect(((100 * total(reports, part)) / total(reports, whole)).toFixed(2)).toBe(percent);
  });

  it('no whole number of 251 comes nearer to 22.9 % and 99.5 %', () => {
    const nearest = (percent: number): number =>
      Array.from({ length: 252 }, (_, of) => of).reduce((best, of) =>
        Math.abs((100 * of) / 251 - percent) < Math.abs((100 * best) / 251 - percent) ? of : best,
      );
    expect([nearest(22.9), nearest(99.5)]).toEqual([57, 250]);
  });

  it.each(reports)('$organizationKey passes the form', ({ formId, values }) => {
    expect(checker(formId)(values)).toEqual([]);
  });

  it('answers every question of the form', () => {
    const asked = new Model(definition('upbringing-staff-monitoring').survey)
      .getAllQuestions()
      .filter((question) => question.getType() !== 'expression')
      .map(({ name }) => name);
    expect(Object.keys(reports[0]?.values ?? {}).sort()).toEqual(asked.sort());
  });
});

describe('self-assessment reports', () => {
  it.each(selfAssessmentReports())('$organizationKey passes the form', ({ formId, values }) => {
    expect(checker(formId)(values)).toEqual([]);
  });

  it('have the pupils and teachers of the monitoring', () => {
    const reports = selfAssessmentReports();
    expect([total(reports, 'pupils_total'), total(reports, 'teachers_total')]).toEqual([4817, 251]);
  });
});

describe('parents’ answers', () => {
  it.each(['parents-school', 'parents-kindergarten'] as const)('%s: pass the form', (formId) => {
    const faults = checker(formId);
    const wrong = [0, 4].flatMap((organization) =>
      parentAnswers(formId, organization, 40).flatMap((answers) => faults(answers)),
    );
    expect(wrong).toEqual([]);
  });

  it('are the same every time and differ between organizations', () => {
    const satisfied = (organization: number): number => {
      const given = parentAnswers('parents-school', organization, 300).flatMap(({ overall }) =>
        typeof overall === 'number' ? [overall] : [],
      );
      return given.filter((overall) => overall >= 4).length / given.length;
    };
    expect(parentAnswers('parents-school', 3, 5)).toEqual(parentAnswers('parents-school', 3, 5));
    expect(satisfied(1)).toBeGreaterThan(satisfied(4) + 0.3);
  });
});

describe('the second demo municipality', () => {
  const asked = (type: string) => malyshevskyOrganizations.filter((one) => one.type === type);

  it('has fourteen organizations of its own, all marked', () => {
    expect(malyshevskyOrganizations).toHaveLength(14);
    expect(new Set(malyshevskyOrganizations.map(({ key }) => key)).size).toBe(14);
    for (const { name, shortName } of malyshevskyOrganizations) {
      expect(name).toMatch(/\(демо\)$/);
      expect(shortName).toMatch(/\(демо\)$/);
      expect(shortName.length).toBeLessThanOrEqual(80);
    }
  });

  it('has a debtor, a school with more answers than pupils, and one too small to be shown', () => {
    const schools = asked('school');
    expect(schoolAnswers).toHaveLength(schools.length);
    expect(schoolAnswers).toContain(0);
    expect(schoolAnswers.some((count) => count > 0 && count < 5)).toBe(true);
    const more = schools.filter(({ children }, index) => (schoolAnswers[index] ?? 0) > children);
    expect(more.map(({ key }) => key)).toEqual(['school112']);
    expect(kindergartenAnswers).toHaveLength(asked('kindergarten').length);
  });

  it.each(malyshevskyReports())('$organizationKey passes the form', ({ values, states }) => {
    const given = Object.fromEntries(Object.entries(values).filter(([name]) => !(name in states)));
    expect(checker('upbringing-staff-monitoring')(given, new Set(Object.keys(states)))).toEqual([]);
  });

  it('names why a value is absent', () => {
    const states = malyshevskyReports().flatMap((report) => Object.values(report.states));
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['absent', 'notApplicable']));
    for (const { state, reason } of states) expect(reason === '').toBe(state === 'notApplicable');
  });
});

it('invented people are all different and marked', () => {
  const people = Array.from({ length: 120 }, (_, index) => inventedName(index));
  expect(new Set(people).size).toBe(people.length);
  for (const name of people) expect(name).toMatch(/ \(демо\)$/);
});
