import { describe, expect, it } from 'vitest';
import { makeBrief, type BriefOptions } from '../../../server/reports/brief.ts';
import { itemTitle } from '../../../server/reports/choose.ts';
import type { Cell, Column } from '../../../server/reports/schema.ts';
import { column, makeSummary, row } from './make.ts';

const options: BriefOptions = {
  organizationId: 'a',
  beside: true,
  chosen: null,
  signer: { position: 'Руководитель', name: '' },
  language: 'ru',
};

const scale = { min: 1, max: 5 };
const mean = (id: string): Column =>
  column(id, {
    kind: 'mean',
    group: `Вопрос ${id}`,
    title: 'среднее',
    unit: '',
    decimals: 2,
    scale,
  });
const share = (id: string): Column =>
  column(id, { kind: 'share', group: `Выбор ${id}`, unit: '%', scale: { min: 0, max: 100 } });
const hidden: Cell = { value: null, why: 'hidden' };

const columns = [share('rare'), share('often'), mean('m1'), mean('m2')];
const summary = makeSummary(columns, [
  row('a', [{ value: 10 }, { value: 90 }, { value: 4.256 }, hidden], { n: 1234, expected: 2000 }),
  row('b', [{ value: 20 }, { value: 70 }, { value: 3 }, { value: 2 }], { n: 10, expected: 5 }),
  row('c', [hidden, hidden, hidden, hidden], { n: null, expected: 4 }),
  row('whole', [{ value: 15 }, { value: 80 }, { value: 4 }, { value: 2.5 }], {
    kind: 'whole',
    n: 1248,
    expected: null,
  }),
]);

describe('a one-page report', () => {
  it('of an organization that was not asked does not exist', () => {
    expect(makeBrief(summary, { ...options, organizationId: 'z' })).toBeNull();
  });

  it('puts the organization beside the municipality, in words as people write', () => {
    const brief = makeBrief(summary, options);
    expect(brief?.items.map(({ ownText, wholeText }) => [ownText, wholeText])).toEqual([
      ['10,0\u00a0%', '15,0\u00a0%'],
      ['90,0\u00a0%', '80,0\u00a0%'],
      ['4,26 из\u00a05', '4,00 из\u00a05'],
      ['скрыто: меньше\u00a05\u00a0ответов', '2,50 из\u00a05'],
    ]);
    expect(brief?.facts).toContainEqual(['Ответов', '1\u00a0234 из 2\u00a0000 (61,7\u00a0%)']);
    expect(brief?.notes[0]).toContain('скрыты');
  });

  it('draws a bar for every figure that is shown, and none for what is not', () => {
    const lines = makeBrief(summary, options)?.chart.lines ?? [];
    expect(lines.map(({ bars }) => bars.map(({ length }) => Math.round(length)))).toEqual([
      [81, 75],
      [38],
      [10, 15],
      [90, 80],
    ]);
  });

  it('of a hidden organization tells only why', () => {
    const brief = makeBrief(summary, { ...options, organizationId: 'c' });
    expect(brief?.facts).toContainEqual(['Ответов', 'скрыто: меньше\u00a05\u00a0ответов']);
    expect(brief?.items.every(({ own }) => own.value === null)).toBe(true);
    expect(brief?.notes[0]).toContain('ответов меньше\u00a05');
  });

  it('without the right to the whole holds nothing of it', () => {
    const brief = makeBrief(summary, { ...options, beside: false });
    expect(brief?.wholeHeading).toBe('');
    expect(brief?.items.every((item) => item.whole === null && item.wholeText === '')).toBe(true);
    expect(brief?.chart.lines.flatMap(({ bars }) => bars.map(({ side }) => side))).not.toContain(
      'whole',
    );
  });

  it('of the municipality names the range of the shown organizations', () => {
    const brief = makeBrief(summary, { ...options, organizationId: null });
    expect(brief?.items.map(({ wholeText }) => wholeText)).toEqual([
      'от 10,0\u00a0% до 20,0\u00a0%',
      'от 70,0\u00a0% до 90,0\u00a0%',
      'от 3,00 до 4,26',
      '–',
    ]);
    expect(brief?.organization).toBeNull();
  });

  it('flags more responses than expected', () => {
    const brief = makeBrief(summary, { ...options, organizationId: 'b' });
    expect(brief?.notes.join()).toContain('больше, чем ожидалось');
  });

  it('takes means first, then what most people chose, and says how much is left out', () => {
    const many = Array.from({ length: 40 }, (_, i) => mean(`m${i}`));
    const shares = Array.from({ length: 40 }, (_, i) => share(`s${i}`));
    const all = [...shares, ...many.slice(0, 3)];
    const cells = all.map((_, i): Cell => ({ value: i < 40 ? i * 2 : 3 }));
    const large = makeSummary(all, [row('a', cells), row('whole', cells, { kind: 'whole' })]);
    const brief = makeBrief(large, options);
    const ids = brief?.items.map(({ id }) => id) ?? [];
    expect(ids).toEqual(expect.arrayContaining(['m0', 'm1', 'm2', 's39', 's38']));
    expect(ids).not.toContain('s0');
    expect(ids.length).toBeLessThan(20);
    expect(brief?.notes.at(-1)).toContain(`${ids.length} из 43`);
  });

  it.each([
    ['Кем вы приходитесь ребёнку?', 'Кем вы приходитесь ребёнку? мама'],
    ['Кем вы приходитесь ребёнку', 'Кем вы приходитесь ребёнку: мама'],
  ])('joins %s with an answer', (group, title) => {
    expect(itemTitle({ ...share('s'), group, title: 'мама' })).toBe(title);
  });

  it('draws what people think before who they are', () => {
    const [first] = makeBrief(summary, options)?.chart.lines ?? [];
    expect(first?.label).toBe('Вопрос m1');
  });

  it('leaves out the shares of marks whose mean it tells', () => {
    const all = [mean('m'), { ...share('m:5'), usual: false }, share('s')];
    const cells = all.map((): Cell => ({ value: 4 }));
    const some = makeSummary(all, [row('a', cells), row('whole', cells, { kind: 'whole' })]);
    expect(makeBrief(some, options)?.items.map(({ id }) => id)).toEqual(['m', 's']);
  });

  it('takes fewer where names are long', () => {
    const name = 'Муниципальное бюджетное общеобразовательное учреждение '.repeat(6);
    const long = Array.from({ length: 40 }, (_, i) =>
      column(`q${i}`, {
        ...mean(`q${i}`),
        group: `${'Насколько вы довольны этим? '.repeat(4)}${i}`,
      }),
    );
    const cells = long.map((): Cell => ({ value: 4 }));
    const of = (part: { name?: string }) =>
      makeBrief(
        makeSummary(long, [row('a', cells, part), row('whole', cells, { kind: 'whole' })]),
        options,
      )?.items.length ?? 0;
    expect(of({})).toBeLessThan(9);
    expect(of({ name: name.repeat(9) })).toBe(3);
    expect(of({ name })).toBeLessThan(of({}));
  });

  it('holds what a person chose, in the order of the form', () => {
    const brief = makeBrief(summary, { ...options, chosen: ['m2', 'rare', 'unknown'] });
    expect(brief?.chosen).toEqual(['rare', 'm2']);
  });

  it('of a campaign that nobody answered says so', () => {
    const none: Cell = { value: null, why: 'noAnswers' };
    const brief = makeBrief(
      makeSummary(
        columns,
        [
          row(
            'a',
            columns.map(() => none),
            { n: 0, expected: 10 },
          ),
          row(
            'whole',
            columns.map(() => none),
            { kind: 'whole', n: 0, expected: 10 },
          ),
        ],
        { freshOn: null, final: false },
      ),
      options,
    );
    expect(brief?.items).toEqual([]);
    expect(brief?.notes).toEqual(['Показывать пока нечего: данных нет.']);
    expect(brief?.facts).toContainEqual(['Ответов', '0 из 10 (0,0\u00a0%)']);
  });
});

describe('sensitive counts on paper', () => {
  const closed = column('risk', { restricted: true });
  const of = (own: number, whole: number, organizationId: string | null = 'a') => {
    const paper = makeSummary(
      [closed],
      [
        row('a', [{ value: own }]),
        row('whole', [{ value: whole, n: 2, of: 2 }], { kind: 'whole' }),
      ],
      { campaign: { kind: 'dataForm' } },
    );
    const brief = makeBrief(paper, { ...options, organizationId, chosen: ['risk'] });
    return brief?.items.map(({ ownText, wholeText }) => [ownText, wholeText])[0];
  };

  it.each([
    [3, 40, 'менее\u00a05', '40\u00a0чел.'],
    [0, 4, 'менее\u00a05', 'менее\u00a05'],
    // 42 − 40: the others would have two.
    [40, 42, '40\u00a0чел.', 'ограниченный доступ'],
    [12, 40, '12\u00a0чел.', '40\u00a0чел.'],
  ])('%d of %d read %s and %s', (own, whole, ownText, wholeText) => {
    expect(of(own, whole)).toEqual([ownText, wholeText]);
  });

  it('are never chosen by themselves, nor told as a range', () => {
    const paper = makeSummary(
      [closed],
      [
        row('a', [{ value: 50 }]),
        row('b', [{ value: 1 }]),
        row('whole', [{ value: 51 }], { kind: 'whole' }),
      ],
      { campaign: { kind: 'dataForm' } },
    );
    expect(makeBrief(paper, options)?.items).toEqual([]);
    const whole = makeBrief(paper, { ...options, organizationId: null, chosen: ['risk'] });
    expect(whole?.items[0]?.range).toBeNull();
  });
});
