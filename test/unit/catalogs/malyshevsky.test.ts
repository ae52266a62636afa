import { describe, expect, it } from 'vitest';
import { askedCounts, neededElements } from '../../../catalogs/asked.ts';
import { listIndicators } from '../../../catalogs/walk.ts';
import { evaluateAmounts } from '../../../server/catalogs/amounts.ts';
import { readCatalog } from './read.ts';
import {
  compiledMeasure,
  evidenceNamed,
  idleSettings,
  indicatorOf,
  measureKinds,
  settingsBehind,
} from './reach.ts';

const catalog = readCatalog('malyshevsky-2020');
const own = listIndicators(catalog).filter((one) => one.criterionId !== undefined);
const element = (id: string) => catalog.elements.find((one) => one.id === id);
const evidence = (id: string) => catalog.evidence.find((one) => one.id === id);

describe('what Malyshevsky asks', () => {
  it('has a way to the value of every indicator of the document', () => {
    expect(own).toHaveLength(211);
    expect(measureKinds(catalog)).toEqual({ presence: 208, sum: 1, share: 1, composite: 1 });
  });

  it('asks a school 103 answers, 7 numbers and 84 documents a school year, a kindergarten nothing', () => {
    expect(askedCounts(catalog)).toEqual([
      { type: 'school', period: 'schoolYear', numbers: 7, yesno: 103, documents: 84 },
      { type: 'department', period: 'schoolYear', numbers: 1, yesno: 105, documents: 91 },
    ]);
  });

  it('uses every element and every piece of evidence that it asks for', () => {
    expect(neededElements(catalog).map(({ id }) => id)).toEqual(
      catalog.elements.map(({ id }) => id),
    );
    expect(new Set(evidenceNamed(catalog))).toEqual(new Set(catalog.evidence.map(({ id }) => id)));
  });

  it('asks each statement once, in words that stand without the table around them', () => {
    const titles = catalog.elements.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) {
      expect(title).toMatch(/^[А-ЯЁ«]/);
      expect(title.split(' ').length).toBeGreaterThan(2);
    }
  });

  it('asks the owner of the level that an indicator is about', () => {
    for (const { indicator } of own) {
      if (indicator.measure?.kind !== 'presence') continue;
      const owner = indicator.level === 'municipality' ? 'department' : 'school';
      expect(evidence(indicator.measure.evidence ?? '')?.owner, indicator.key).toEqual([owner]);
      if ('element' in indicator.measure.of) {
        expect(element(indicator.measure.of.element)?.owner, indicator.key).toEqual([owner]);
      }
    }
  });
});

describe('evidence', () => {
  const proof = (key: string) => {
    const { measure } = indicatorOf(catalog, key);
    return measure?.kind === 'presence' ? measure.evidence : undefined;
  };

  it('is one for all rows of a merged cell', () => {
    for (const { indicator } of own) {
      if (indicator.evidenceMergedFromLine === undefined) continue;
      expect(evidence(proof(indicator.key) ?? '')?.sourceLine, indicator.key).toBe(
        indicator.evidenceMergedFromLine,
      );
    }
    expect(evidenceNamed(catalog).filter((id) => id === 'quality.municipal.644')).toHaveLength(4);
    expect(evidenceNamed(catalog).filter((id) => id === 'quality.municipal.651')).toHaveLength(4);
    expect(evidenceNamed(catalog).filter((id) => id === 'quality.municipal.656')).toHaveLength(3);
  });

  it('is one for the yearly report of a school, whatever direction names it', () => {
    const keys = ['heads.5.1.o', 'pd.4.7.o', 'methodical.2.1.o', 'methodical.6.1.o'];
    expect(new Set(keys.map(proof))).toEqual(new Set(['heads.school.715']));
    expect(evidence('heads.school.715')?.title).toBe('Отчет о самообследовании');
  });

  it('has a title of its own, and says where the document lost or does not name it', () => {
    const titles = catalog.evidence.map(({ title, owner }) => `${owner[0]} ${title}`);
    expect(new Set(titles).size).toBe(titles.length);
    for (const { indicator } of own) {
      const note = evidence(proof(indicator.key) ?? '')?.note;
      if (indicator.evidenceLost) expect(note, indicator.key).toMatch(/утрачен/);
    }
  });
});

describe('settings', () => {
  it('drive the indicators that they name', () => {
    expect(idleSettings(catalog)).toEqual([]);
  });

  const TODAY = '2021-12-31';

  it.each(['m', 'o'])(
    'ask for a ground of refusal where there were no procedures (648, %s)',
    (l) => {
      const when = (settings = {}) => {
        const measure = compiledMeasure(catalog, `quality.1.6.${l}`, settings);
        return measure.kind === 'presence' ? measure.when : null;
      };
      const asked = when()?.where;
      const holds = (held: number | null) =>
        asked === undefined || asked === true ? asked : evaluateAmounts(asked, { held }, TODAY);
      expect([holds(0), holds(1), holds(null)]).toEqual([true, false, null]);
      const always = when({ 'refusal-only-without-procedures': false });
      expect(always).toMatchObject({ where: true });
    },
  );

  it('choose the denominators of the two shares of graduates', () => {
    const base = (settings = {}) => {
      const measure = compiledMeasure(catalog, 'career.1.3.m2', settings);
      if (measure.kind !== 'share' || measure.in.from !== 'formula') throw new Error('no share');
      return Object.values(measure.in.of).map((one) => 'element' in one && one.element);
    };
    expect(base()).toEqual(['graduates_9', 'graduates_11']);
    expect(base({ 'target-contract-base': 'continued' })).toEqual([
      'graduates_9_continued',
      'graduates_11_continued',
    ]);
    expect([...settingsBehind(catalog, 'career.3.1.o1')]).toEqual(['vocational-base']);
  });
});

describe('measures against the words of the document', () => {
  const says = (id: string) => ({ of: { element: id } });

  it.each<[string, number, RegExp, object]>([
    [
      'quality.1.6.m',
      648,
      /при отсутствии таких процедур/,
      { when: { of: { held: { element: 'assessment_held_municipal' } } } },
    ],
    [
      'quality.2.9.o',
      653,
      /по индивидуализации обучения/,
      says('quality_individual_indicators_school'),
    ],
    ['quality.2.10.o', 654, /негативными последствиями/, { expect: false }],
    [
      'quality.4.4.m',
      663,
      /негативных управленческих решений/,
      { expect: false, ...says('vpr_negative_decisions_municipal') },
    ],
    ['objectivity.2.4.m', 682, /негативными последствиями/, { expect: false }],
    [
      'objectivity.3.1.o',
      684,
      /не оценивается/,
      { of: { setting: 'negative-not-assessed-school' } },
    ],
    [
      'objectivity.5.9.o',
      260,
      /плана мероприятий по повышению объективности/,
      says('objectivity_events_school'),
    ],
    [
      'talent.3.0.m',
      801,
      /негативными последствиями/,
      { expect: false, evidence: 'talent.municipal.801' },
    ],
    [
      'low-results.2.1c.o',
      771,
      /негативными последствиями/,
      { expect: false, evidence: 'low-results.school.771' },
    ],
    ['career.1.3.m', 817, /количество предприятий-партнеров/, says('career_partner_enterprises')],
    ['career.1.3.m1', 817, /^количество предприятий-партнеров/, { kind: 'sum' }],
    [
      'career.1.3.m2',
      817,
      /^доля выпускников.*по целевым договорам/,
      { kind: 'share', ...says('graduates_target_contract') },
    ],
    ['career.3.1.o1', 824, /^Доля выпускников 9 и 11 классов/, { kind: 'composite' }],
  ])('%s (line %i)', (key, line, title, measure) => {
    const found = indicatorOf(catalog, key);
    expect(found.sourceLine).toBe(line);
    expect(found.title).toMatch(title);
    expect(found.measure).toMatchObject(measure);
  });

  it('expects the absence of what is negative, and of nothing else', () => {
    for (const { indicator } of own) {
      if (indicator.measure?.kind !== 'presence') continue;
      expect(indicator.measure.expect ?? true, indicator.key).toBe(!indicator.negative);
    }
  });

  it('sees the share of graduates as a whole and by grade', () => {
    const { measure } = indicatorOf(catalog, 'career.3.1.o1');
    const parts = measure?.kind === 'composite' ? measure.parts : [];
    expect(parts.map(({ id, unit }) => `${id} ${unit}`)).toEqual([
      'all %',
      'grade-9 %',
      'grade-11 %',
    ]);
  });
});
