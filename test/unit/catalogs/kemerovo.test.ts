import { describe, expect, it } from 'vitest';
import { askedCounts, neededElements } from '../../../catalogs/asked.ts';
import { leavesOf } from '../../../catalogs/aggregate.ts';
import { measureLeaves } from '../../../catalogs/measure.ts';
import { listIndicators } from '../../../catalogs/walk.ts';
import { evidenceNamed, idleSettings, indicatorOf, measureKinds, settingsBehind } from './reach.ts';
import { readCatalog } from './read.ts';
import { computedFaults, listed, lostWhereNotAsked, unfitting, unused } from './worked.ts';

const catalog = readCatalog('kemerovo-2021');
const own = listIndicators(catalog).filter((one) => one.criterionId !== undefined);
const keysOf = (ids: readonly { id: string }[]) => ids.map(({ id }) => id);

describe('what Kemerovo asks', () => {
  it('has a way to the value of every indicator of the document', () => {
    expect(measureKinds(catalog)).toEqual({
      ...{ share: 116, sum: 25, presence: 10, count: 6, judgement: 6 },
      ...{ mean: 2, ratio: 2, composite: 3, change: 1 },
    });
    // A difference of percents; two ratios of different units; an index counted in percent.
    expect(unfitting(catalog)).toEqual([
      'low-result-schools.1.2: change for percent',
      'preschool-quality.2.11: composite for ratio',
      'context.medal_unconfirmed_index: score for percent',
    ]);
  });

  it('asks a school 117 numbers a year, a kindergarten 21, the department 36', () => {
    const year = { period: 'schoolYear' };
    expect(askedCounts(catalog)).toEqual([
      { type: 'school', ...year, numbers: 117, yesno: 10, documents: 1 },
      { type: 'school', period: 'calendarYear', numbers: 1, yesno: 0, documents: 0 },
      { type: 'kindergarten', ...year, numbers: 21, yesno: 24, documents: 0 },
      { type: 'supplementary', ...year, numbers: 11, yesno: 6, documents: 0 },
      { type: 'department', ...year, numbers: 36, yesno: 6, documents: 5 },
      { type: 'methodicalCentre', ...year, numbers: 3, yesno: 0, documents: 1 },
    ]);
  });

  it('uses everything that it asks for', () => {
    const asked = new Set(keysOf(neededElements(catalog)));
    expect(keysOf(catalog.elements).filter((id) => !asked.has(id))).toEqual([]);
    expect(new Set(evidenceNamed(catalog))).toEqual(new Set(keysOf(catalog.evidence)));
    expect(unused(catalog)).toEqual([]);
  });

  it('asks schools nothing about what tables bring: ВПР, ОГЭ, olympiads, ШНОР, observation', () => {
    const tables = /^(student-quality\.([1-5]\.|6\.[1-478]|7\.1)|talent\.3|low-result.*\.[34]\.)/;
    for (const { indicator } of own.filter((one) => tables.test(one.indicator.key))) {
      const leaves = indicator.measure ? measureLeaves(indicator.measure) : [];
      const asked = leaves.flatMap(({ leaf }) => ('element' in leaf ? [leaf.element] : []));
      // A setting may take all pupils, who are asked once for everything.
      expect(
        asked.filter((id) => id !== 'pupils_total'),
        indicator.key,
      ).toEqual([]);
    }
  });

  it('asks in words that stand without the form around them', () => {
    const titles = catalog.elements.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).not.toMatch(/^(Из них|В том числе|[а-яё])/);
  });

  it('lets no form take more of a thing than there is', () => {
    const known = new Map(catalog.elements.map((one) => [one.id, one]));
    const base = (id: string) => (known.has(id) ? id : id.split('__')[0]!);
    const wholes = (id: string): string[] => {
      const whole = known.get(base(id))?.partOf;
      return [id, base(id), ...(whole === undefined ? [] : wholes(whole))];
    };
    const open = own.flatMap(({ indicator: { key, measure } }) => {
      if (measure?.kind !== 'share' || !('element' in measure.of)) return [];
      const { element } = measure.of;
      const taken = leavesOf(measure.in).map(({ leaf }) =>
        'element' in leaf ? leaf.element : element,
      );
      return taken
        .filter((whole) => !wholes(element).includes(whole))
        .map((whole) => `${key}: ${element} of ${whole}`);
    });
    // Disabled children without ОВЗ take part too; the others are counted by another rule.
    expect(open).toEqual([
      'talent.7.1: winners_advanced of pupils_contests',
      'career-guidance.6.2: pupils_abilympics of pupils_ovz',
      'career-guidance.7.1: graduates_demanded of graduates_9',
      'career-guidance.7.1: graduates_demanded of graduates_11',
    ]);
  });

  it('leaves no school out because a question was not put to it', () => {
    // Without such classes, and without graduates, there is nobody to take a share of.
    expect(lostWhereNotAsked(catalog)).toEqual([
      'talent.7.1: winners_advanced',
      'career-guidance.3.1: graduates_11_ege_profile',
    ]);
  });

  it('computes by parts what the document names in parts', () => {
    const whole = own.filter(
      ({ indicator: { breakdown, measure } }) =>
        breakdown.length > 0 && measure?.kind !== 'composite' && !('breakdown' in (measure ?? {})),
    );
    // One fact explained in brackets, a list of which all or so many must hold, or a conclusion.
    expect(whole.map(({ indicator }) => indicator.key)).toEqual([
      'low-result-schools.2.2',
      ...['career-guidance.6.1', 'career-guidance.9.1'],
      'heads-effectiveness.3.1',
      ...['2.2', '2.6', '2.12', '2.13', '4.1'].map((n) => `preschool-quality.${n}`),
    ]);
  });

  it('lets nobody be seen through a table of persons', () => {
    const persons = catalog.tables.filter((table) => table.persons);
    expect(keysOf(persons)).toEqual(['oge', 'ege', 'teacher_competence']);
    for (const { columns } of persons) {
      expect(columns[0]).toMatchObject({ type: 'text', key: true });
      expect(columns[0]?.title).toMatch(/^Код/);
    }
  });

  it('keeps registers, prevention and heads from the public', () => {
    for (const { indicator } of listIndicators(catalog)) {
      const text = JSON.stringify(indicator.measure);
      if (/pupils_(pdn|school_register|register|prevention|early)|"heads_|medal"/.test(text)) {
        if (!/^student-quality/.test(indicator.key)) {
          expect(indicator.confidentiality, indicator.key).toBe('own');
        }
      }
    }
  });
});

describe('settings', () => {
  it('drive the indicators that they name', () => {
    expect(idleSettings(catalog)).toEqual([]);
  });

  it('name none where they are about the schedule, the clusters or the words of a question', () => {
    const free = catalog.settings.filter(({ indicators }) => !indicators);
    expect(keysOf(free)).toEqual([
      'clusters',
      ...['supplementary-age-from', 'supplementary-age-to', 'young-teacher-age'],
      ...['junior-experience', 'young-pedagogue-age', 'preschool-courses-window'],
      ...['analysis-days', 'meeting-days', 'low-result-effect-years'],
    ]);
    const clusters = catalog.computed.find(({ id }) => id === 'school-clusters');
    expect(clusters?.settings).toEqual({ count: { setting: 'clusters' } });
  });

  it('whose number stands in a question say in which', () => {
    const worded = catalog.settings.filter(({ reason }) => reason.includes('Стоит в вопросе'));
    expect(worded).toHaveLength(6);
    for (const { reason, value } of worded) {
      const quoted = /Стоит в вопросе «(.+)»:/.exec(reason)?.[1];
      const element = catalog.elements.find(({ title }) => title === quoted);
      // No page has the dictionary to be corrected on.
      expect(reason).not.toContain('исправьте');
      expect(element?.title, reason).toMatch(new RegExp(`(^|\\D)${String(value)}(\\D|$)`));
    }
  });
});

describe('lists', () => {
  it('are made by methods that know their settings and inputs', () => {
    expect(computedFaults(catalog)).toEqual([]);
  });

  const share = (school: string, back: number, part: string, of: number, all = 100) => ({
    ...{ school, back, part, of, all, input: 'context.vpr_low' },
  });
  const shares = [
    share('two-years', 0, 'russian', 30),
    share('two-years', 1, 'math', 30),
    share('in-year', 0, 'russian', 30),
    share('in-year', 0, 'math', 31),
    share('almost', 0, 'russian', 61, 205),
    share('almost', 1, 'russian', 61, 205),
  ];

  it('take a school with two procedures of 30 % in two years, or as the setting says', () => {
    expect(listed(catalog, 'low-results', shares)).toEqual(['two-years', 'in-year']);
    expect(listed(catalog, 'low-results', shares, { 'low-results-rule': 'in-year' })).toEqual([
      'in-year',
    ]);
    expect(listed(catalog, 'low-results', shares, { 'low-results-share': 31 })).toEqual([]);
  });

  it('rank no school by children on a register', () => {
    const inputs = catalog.computed.flatMap((one) => one.inputs);
    for (const { indicator } of inputs) {
      const { measure } = indicatorOf(catalog, indicator);
      expect(JSON.stringify(measure), indicator).not.toMatch(/pdn|register|prevention/);
    }
  });

  it('restrict every indicator of the direction to ШНОР and ШНСУ (1345–1355)', () => {
    const direction = own.filter((one) => one.directionId === 'low-result-schools');
    expect(direction).toHaveLength(10);
    for (const { indicator } of direction) {
      if (indicator.key.endsWith('1.2')) continue;
      expect(indicator.measure, indicator.key).toMatchObject({
        population: { list: { computed: 'low-or-social', groups: ['both', 'first', 'second'] } },
      });
      const behind = settingsBehind(catalog, indicator.key);
      expect(behind).toContain('low-results-rule');
      expect(behind).toContain('social-quarter');
    }
  });
});

describe('measures against the words of the document', () => {
  const of = (element: string) => ({ of: { element } });

  it.each<[string, number, RegExp, object]>([
    [
      'student-quality.2.4',
      1312,
      /ВПР \(предметные результаты 5, 6, 7, 8 класс\).*высокие/,
      {
        breakdown: 'grades_5_8',
        of: {
          setting: 'mark-high',
          cases: { '5': { table: 'vpr', sum: '{mark5}' }, '4': { sum: '{mark4} + {mark5}' } },
        },
        in: {
          ...{ sum: '{participants}', by: '{grade}' },
          where: "{grade} <> 'g4' and {subject} <> 'meta'",
        },
      },
    ],
    [
      'student-quality.3.2',
      1319,
      /математике \(базовый и профильный уровни\)/,
      { breakdown: 'math_levels', in: { formula: '{profile} + {base}' } },
    ],
    [
      'student-quality.4.1',
      1324,
      /метапредметные результаты 4, 5, 6, 7, 8 класс/,
      { breakdown: 'grades_4_8', in: { where: "{subject} = 'meta'" } },
    ],
    [
      'student-quality.6.2',
      1329,
      /вошедших в список с признаками необъективности/,
      {
        breakdown: 'procedures',
        of: { of: { rows: { where: '{biased} = true', by: '{procedure}' } } },
      },
    ],
    [
      'student-quality.6.8',
      1336,
      /^Результаты ГИА-9 .*«Русский язык» и «Математика» претендентов/,
      { kind: 'mean', breakdown: 'certificate_subjects' },
    ],
    [
      'low-result-schools.1.2',
      1346,
      /^Динамика индекса низких результатов/,
      { kind: 'change', of: 'context.low_results_index', back: 1 },
    ],
    [
      'talent.1.4',
      1364,
      /межмуниципальных, сетевых проектов/,
      { kind: 'sum', of: { element: 'talent_projects', over: 'all' } },
    ],
    [
      'talent.2.4',
      1371,
      /с ОВЗ в возрасте 5-18 лет/,
      { ...of('pupils_ovz_supplementary'), in: { element: 'pupils_ovz_5_18' } },
    ],
    [
      'talent.3.2',
      1374,
      /муниципального этапа, регионального этапа, заключительного этапа/,
      { breakdown: 'vsosh_prize_stages', in: { sum: '{participants}', by: '{stage}' } },
    ],
    [
      'career-guidance.2.2',
      1409,
      /6-11 классов.*в данной выборке/,
      { ...of('pupils_ticket_future'), in: { element: 'pupils_6_11' } },
    ],
    [
      'career-guidance.4.2',
      1416,
      /от общего числа выпускников 9 класса/,
      { ...of('graduates_9_profile'), in: { element: 'graduates_9' } },
    ],
    [
      'heads-effectiveness.4.6',
      1448,
      /кандидатов, прошедших аттестацию с учетом тестирования/,
      { ...of('candidates_attested'), in: { element: 'candidates_total' } },
    ],
    [
      'heads-effectiveness.5.7',
      1456,
      /в расчете на 1 персональный компьютер/,
      { kind: 'ratio', ...of('pupils_total'), in: { element: 'computers_total' } },
    ],
    [
      'teacher-development.3.2',
      1469,
      /^Наличие \(количество программ\) наставничества/,
      { kind: 'presence', ...of('mentoring_programmes_city'), evidence: 'mentoring-programmes' },
    ],
    [
      'upbringing.2.2',
      1487,
      /по направлениям воспитания/,
      { breakdown: 'stages', ...of('pupils_upbringing'), in: { element: 'pupils_total' } },
    ],
    [
      'preschool-quality.2.9',
      1515,
      /за последние 3 года/,
      { ...of('teachers_courses_3'), population: { types: ['kindergarten'] } },
    ],
    [
      'preschool-quality.2.11',
      1517,
      /размер группы и соотношение/,
      { kind: 'composite', parts: [{ id: 'group-size' }, { id: 'per-teacher' }] },
    ],
  ])('%s (line %i)', (key, line, title, measure) => {
    const found = indicatorOf(catalog, key);
    expect(found.sourceLine).toBe(line);
    expect(found.title).toMatch(title);
    expect(found.measure).toMatchObject(measure);
  });

  it('judges the six that have no unit, and nothing else', () => {
    const judged = own.filter(({ indicator }) => indicator.measure?.kind === 'judgement');
    expect(judged.map(({ indicator }) => indicator.key)).toEqual([
      ...['9.1', '9.2', '9.3'].map((n) => `career-guidance.${n}`),
      ...['9.3', '9.4', '9.5'].map((n) => `upbringing.${n}`),
    ]);
    for (const { indicator } of judged) expect(indicator.unit).toBe('text');
  });
});
