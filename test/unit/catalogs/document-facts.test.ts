import { describe, expect, it } from 'vitest';
import { listIndicators } from '../../../catalogs/walk.ts';
import { CATALOGS, readCatalog, type CatalogId } from './read.ts';

const catalogs = new Map(CATALOGS.map(({ id }) => [id, readCatalog(id)] as const));

function indicator(id: CatalogId, key: string) {
  const found = listIndicators(catalogs.get(id)!).find((one) => one.indicator.key === key);
  if (!found) throw new Error(`${id} has no ${key}`);
  return found.indicator;
}

/** Names compared word for word with the line of the document. */
const NAMES: [CatalogId, string, number, string, string][] = [
  [
    'kemerovo-2021',
    'student-quality.1.1',
    1307,
    'percent',
    'Доля участников ВПР (предметные результаты 4 класс), показавших высокие результаты',
  ],
  [
    'kemerovo-2021',
    'talent.5.1',
    1390,
    'percent',
    'Доля обучающихся в возрасте 5-18 лет, охваченных дополнительным образованием',
  ],
  [
    'kemerovo-2021',
    'talent.10.2',
    689,
    'count',
    'Количество премий, стипендий, грантов для поддержки одаренных детей и талантливой молодежи',
  ],
  [
    'kemerovo-2021',
    'heads-effectiveness.2.1',
    1434,
    'percent',
    'Доля руководителей, в общеобразовательных организациях которых 100 % обучающихся 4 классов достигли базового уровня предметной подготовки при освоении образовательных программ начального общего образования (по результатам ВПР, региональных диагностических работ с обеспечением объективности на этапе проведения и при проверке работ)',
  ],
  [
    'kemerovo-2021',
    'upbringing.5.2',
    1491,
    'count',
    'Количество обучающихся, находящихся на учете в ОДН',
  ],
  [
    'kemerovo-2021',
    'career-guidance.7.2',
    1422,
    'count',
    'Количество заключенных договоров, соглашений между образовательными организациями и предприятиями, общественными организациями по реализации комплекса мероприятий профориентационной направленности',
  ],
  [
    'spassk-dalny-2022',
    'talents.1.1',
    204,
    'percent',
    'доля обучающихся, принявших участие в выявлении потребностей в дополнительном образовании, от общего количества обучающихся в общеобразовательной организации',
  ],
  [
    'spassk-dalny-2022',
    'professional-development.1.1',
    373,
    'hours',
    'обеспеченность общеобразовательной организации педагогическими кадрами: число вакантных часов по должности «учитель»',
  ],
  [
    'spassk-dalny-2022',
    'upbringing.3.3',
    464,
    'percent',
    'доля обучающихся, находящихся на учете в ПДН, от общего количества обучающихся в общеобразовательной организации',
  ],
  [
    'spassk-dalny-2022',
    'upbringing.3.9',
    471,
    'yesno',
    'наличие в общеобразовательной организации программ и планов мероприятий по противодействию деструктивным проявлениям в поведении обучающихся',
  ],
  [
    'verkhovazhye',
    'low-result-schools.2.5',
    105,
    'percent',
    'доля обучающихся, набравших менее 150 баллов по сумме 3 лучших результатов по предметам ЕГЭ',
  ],
  [
    'verkhovazhye',
    'objectivity.2.3',
    239,
    'percent',
    'доля удовлетворенных апелляций с изменением баллов более чем на 15%',
  ],
  [
    'verkhovazhye',
    'upbringing.3.5',
    384,
    'percent',
    'доля обучающихся, снятых с внутреннего профилактического учета в течение года, в общей численности обучающихся, состоящих на внутреннем профилактическом учете по состоянию на начало учебного года',
  ],
  [
    'malyshevsky-2020',
    'quality.2.10.m',
    654,
    'yesno',
    'Наличие показателей с негативными последствиями',
  ],
  [
    'malyshevsky-2020',
    'quality.4.1.m',
    660,
    'yesno',
    'Наличие аналитических материалов (отчеты) по результатам комплексного анализа нескольких процедур',
  ],
  ['malyshevsky-2020', 'talent.2.1.m', 798, 'yesno', 'по выявлению таланта'],
  [
    'malyshevsky-2020',
    'objectivity.5.7.o',
    258,
    'yesno',
    'Проверка всероссийских проверочных работ осуществляется комиссией образовательного учреждения, состоящей из педагогов, не работающих в классе, работы которого проверяются',
  ],
  [
    'ob-2022',
    'student-training-quality.4.1',
    828,
    'text',
    'Достижение обучающимися метапредметных результатов (в том числе функциональная грамотность)',
  ],
  ['ob-2022', 'talents.7.1', 859, 'person', 'Охват обучающихся дополнительным образованием'],
  [
    'ob-2022',
    'preschool-quality.9.1',
    971,
    'yesno',
    'Наличие официальных жалоб/обращений граждан на низкое качество дошкольного образования в муниципалитете',
  ],
];

describe('names, lines and units', () => {
  it.each(NAMES)('%s %s stands in line %i', (id, key, sourceLine, unit, title) => {
    expect(indicator(id, key)).toMatchObject({ title, sourceLine, unit });
  });
});

describe('marks', () => {
  it('keeps the negative indicators of Malyshevsky and no others', () => {
    const negative = [...catalogs].map(([id, catalog]) => [
      id,
      listIndicators(catalog).filter((one) => one.indicator.negative).length,
    ]);
    expect(Object.fromEntries(negative)).toEqual({
      'kemerovo-2021': 0,
      'spassk-dalny-2022': 0,
      verkhovazhye: 0,
      'malyshevsky-2020': 14,
      'ob-2022': 0,
    });
    expect(indicator('malyshevsky-2020', 'quality.2.10.o').polarity).toBe('down');
  });

  it.each([
    ['spassk-dalny-2022', 'upbringing.3.8', 'named'],
    ['spassk-dalny-2022', 'upbringing.3.1', 'named'],
    ['spassk-dalny-2022', 'upbringing.2.1', 'own'],
    ['spassk-dalny-2022', 'upbringing.3.3', 'own'],
    ['spassk-dalny-2022', 'upbringing.3.7', 'own'],
    ['spassk-dalny-2022', 'context.school_register_share', 'own'],
    ['spassk-dalny-2022', 'upbringing.3.9', 'public'],
    ['spassk-dalny-2022', 'upbringing.1.1', 'public'],
    ['kemerovo-2021', 'upbringing.5.2', 'own'],
    ['kemerovo-2021', 'talent.4.3', 'public'],
    ['verkhovazhye', 'upbringing.3.5', 'own'],
    ['verkhovazhye', 'upbringing.3.1', 'public'],
    ['ob-2022', 'upbringing.3.1', 'own'],
  ] as const)('%s %s starts as %s', (id, key, confidentiality) => {
    expect(indicator(id, key).confidentiality).toBe(confidentiality);
  });

  it('restricts everything about the effectiveness of heads', () => {
    for (const catalog of catalogs.values()) {
      const heads = listIndicators(catalog).filter(
        (one) => one.criterionId !== undefined && one.directionId?.startsWith('heads'),
      );
      for (const one of heads) expect(one.indicator.confidentiality).toBe('own');
    }
  });

  it('leaves counts of the contingent out of the assessment, as line 449 asks', () => {
    const excluded = listIndicators(catalogs.get('spassk-dalny-2022')!)
      .filter((one) => one.indicator.excluded)
      .map((one) => one.indicator.key);
    expect(excluded).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `upbringing.2.${n}`));
  });

  it('joins municipal and school level in pairs', () => {
    const { pairId } = indicator('malyshevsky-2020', 'quality.1.1.m');
    expect(pairId).toBe(indicator('malyshevsky-2020', 'quality.1.1.o').pairId);
    expect(indicator('malyshevsky-2020', 'career.1.3.m2').parent).toBe('career.1.3.m');
  });
});

describe('schedule', () => {
  it('keeps offsets apart from what they are counted from', () => {
    const row = (id: CatalogId, rowId: string) =>
      catalogs.get(id)!.schedule.find((one) => one.id === rowId);
    expect(row('kemerovo-2021', 's-023')).toMatchObject({ sourceLine: 338, offset: 'P30WD' });
    expect(row('verkhovazhye', 's-001')).toMatchObject({
      sourceLine: 51,
      offset: 'P2M',
      offsetAfter: 'соответствующая оценочная процедура',
    });
    expect(row('ob-2022', 's-001')).toMatchObject({ sourceLine: 22, end: '2022-06-30' });
    expect(row('spassk-dalny-2022', 's-001')?.timingText).toBeUndefined();
  });
});

describe('figures that Spassk-Dalny publishes', () => {
  const { figures } = catalogs.get('spassk-dalny-2022')!;
  const figure = (key: string, period?: string) =>
    figures.find((one) => one.indicator === key && (!period || one.period === period));

  it('carry the numbers behind the shares', () => {
    expect(figure('upbringing.3.3')).toMatchObject({ number: 0.83, count: 40, sourceLine: 439 });
    expect(figure('context.school_register_share')).toMatchObject({ number: 1.37, count: 66 });
    expect(figure('context.trained_teachers_share')).toMatchObject({ number: 56.18, count: 141 });
  });

  it.each([
    ['context.mechanism_index.results', 60, 60.25],
    ['context.mechanism_index.activity', 68, 67.75],
  ] as const)('%s is the mean of its four systems', (key, published, exact) => {
    const { measure, decimals } = indicator('spassk-dalny-2022', key);
    expect(measure?.kind).toBe('index');
    const parts = measure?.kind === 'index' ? measure.of.map((one) => figure(one)?.number) : [];
    expect(parts).toHaveLength(4);
    expect(parts.reduce<number>((sum, one) => sum + one!, 0) / 4).toBe(exact);
    expect(figure(key, '2021')?.number).toBe(published);
    expect(Math.round(exact)).toBe(published);
    expect(decimals).toBe(0);
  });
});
