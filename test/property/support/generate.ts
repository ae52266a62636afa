import fc from 'fast-check';

/** A generated definition and answers that fit its questions, hidden or not. */
export type Json = Record<string, unknown>;
type Text = fc.Arbitrary<string>;

/** Every kind of question an expression can read, under fixed names. */
export function questionsWith(decimals: number): Json[] {
  return [
    { type: 'text', name: 'n1', inputType: 'number', decimals: 0 },
    { type: 'text', name: 'n2', inputType: 'number', decimals },
    { type: 'text', name: 'n3', inputType: 'number', decimals: 1 },
    { type: 'rating', name: 'rate' },
    { type: 'radiogroup', name: 'score', choices: [0, 1, 2.5, 10] },
    { type: 'radiogroup', name: 'pick', choices: ['Да', 'нет', '5-9 класс'], showOtherItem: true },
    { type: 'dropdown', name: 'again', choices: ['Да', 'иногда', 'x'], showNoneItem: true },
    { type: 'radiogroup', name: 'mixed', choices: [1, 'два', '3', '007'] },
    { type: 'checkbox', name: 'many', choices: ['Да', 'b', 'C', 'г'], showNoneItem: true },
    { type: 'checkbox', name: 'points', choices: [1, 2, 3.5] },
    { type: 'boolean', name: 'yes' },
    { type: 'boolean', name: 'other1' },
    { type: 'text', name: 'day', inputType: 'date' },
    { type: 'text', name: 'until', inputType: 'date' },
    { type: 'text', name: 'word' },
    { type: 'comment', name: 'Слово' },
    { type: 'matrix', name: 'grid', columns: [1, 2, 3], rows: ['r1', 'r2'] },
    { type: 'matrix', name: 'words', columns: ['Да', 'нет'], rows: ['a', 'b'] },
  ];
}

const words = [
  'Да',
  ' да ',
  'ДА',
  'нет',
  'ёлка',
  'ЁЛКА ',
  '"да"',
  "'нет'",
  ' ',
  'слово да',
  'a b',
  'İ',
];
const number = (decimals: number, most = 60): fc.Arbitrary<number> =>
  fc
    .integer({ min: -most * 10 ** decimals, max: most * 10 ** decimals })
    .map((value) => value / 10 ** decimals);
const day = fc.oneof(
  fc.constantFrom('2024-02-29', '2026-03-15', '2026-03-14', '2025-12-31', '2026-01-31'),
  fc
    .date({ min: new Date('1950-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);
const some = <T>(values: T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray(values);

/** Answers to {@link questionsWith}; about one in six is missing. */
export function answersTo(decimals: number): fc.Arbitrary<Json> {
  const all: Record<string, fc.Arbitrary<unknown>> = {
    n1: fc.oneof(fc.constantFrom(0, 1, 5), number(0)),
    n2: number(decimals),
    n3: number(1),
    rate: fc.constantFrom(1, 2, 3, 4, 5),
    score: fc.constantFrom(0, 1, 2.5, 10),
    pick: fc.constantFrom('Да', 'нет', '5-9 класс', 'other'),
    again: fc.constantFrom('Да', 'иногда', 'x', 'none'),
    mixed: fc.constantFrom<unknown>(1, 'два', '3', '007'),
    many: fc.oneof(some(['Да', 'b', 'C', 'г']), fc.constant(['none'])),
    points: some([1, 2, 3.5]),
    yes: fc.boolean(),
    other1: fc.boolean(),
    day,
    until: day,
    word: fc.constantFrom(...words),
    Слово: fc.constantFrom(...words),
    grid: fc.record(
      { r1: fc.constantFrom(1, 2, 3), r2: fc.constantFrom(1, 2, 3) },
      { requiredKeys: [] },
    ),
    words: fc.record(
      { a: fc.constantFrom('Да', 'нет'), b: fc.constantFrom('Да', 'нет') },
      { requiredKeys: [] },
    ),
  };
  const entries = Object.entries(all).map(([name, value]) =>
    fc
      .option(value, { freq: 6, nil: undefined })
      .map((answer): [string, unknown][] => (answer === undefined ? [] : [[name, answer]])),
  );
  return fc.tuple(...entries).map((parts) => {
    const answers: Json = Object.fromEntries(parts.flat());
    if (answers['pick'] === 'other') answers['pick-Comment'] = 'свои слова';
    return answers;
  });
}

const join = (...parts: (string | Text)[]): Text =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((list) => list.join(' '));
const from = (...texts: string[]): Text => fc.constantFrom(...texts);
const list = (values: string[]): Text =>
  fc.shuffledSubarray(values, { minLength: 1 }).map((items) => `[${items.join(', ')}]`);

/** Expressions giving a number; `extra` are more numbers in reach. */
export function numberText(depth: number, extra: string[] = []): Text {
  const leaves = fc.oneof(
    from('{n1}', '{N2}', '{n3}', '{rate}', '{Score}', '{grid.r1}', '{grid.R2}', ...extra),
    from('0', '1', '2', '-3', '0.1', '2.55', '100'),
    from(
      'getYear({day})',
      'age({day})',
      "age({day}, 'months')",
      'currentYear()',
      'dateDiff({day}, {until})',
    ),
    from("dateDiff({day}, {until}, 'months')", "dateDiff({until}, today(), 'years')"),
    from(
      'count({many})',
      'count({points}, {word}, {yes}, {n1})',
      'sum({points}, {n2})',
      'max({points})',
    ),
  );
  if (depth === 0) return leaves;
  const inner = numberText(depth - 1, extra);
  return fc.oneof(
    { weight: 3, arbitrary: leaves },
    { weight: 4, arbitrary: join('(', inner, from('+', '-', '*', '/'), inner, ')') },
    join('( {n1} %', from('2', '7', '{rate}', '{score}', '0'), ')'),
    join('100 *', inner, '/', inner),
    join('round(', inner, ',', from('0', '1', '2', '3'), ')'),
    join('round(', inner, ')'),
    join(from('sum', 'min', 'max', 'avg'), '(', inner, ',', inner, ',', from('{n1}', '{n3}'), ')'),
    join('iif(', booleanText(depth - 1, extra), ',', inner, ',', inner, ')'),
    join('iif(', booleanText(depth - 1, extra), ',', inner, ')'),
  );
}

/** Expressions giving true or false. */
export function booleanText(depth: number, extra: string[] = []): Text {
  const order = from('<', '<=', '>', '>=', '=', '<>');
  const dates = fc.oneof(
    from('{day}', '{until}', 'today()', 'today(-30)', "'2026-03-15'", "'2024-02-29'"),
    from("dateAdd({day}, 1, 'months')", 'dateAdd({until}, -7)', "dateAdd({day}, 1, 'years')"),
  );
  const leaves = fc.oneof(
    join('{pick}', from('=', '<>'), from("'да'", "'НЕТ '", "'5-9 Класс'", "'other'", '{again}')),
    join('{again}', from('=', '!='), from("'ИНОГДА'", "'none'", "'x'", '{pick}', '{words.a}')),
    join('{mixed} =', from('1', "'1'", "'ДВА'", '3', "'3'", "'007'", '7')),
    join(from('{pick}', '{again}'), from('anyof', 'noneof'), list(["'да'"])),
    join('{mixed}', from('anyof', 'noneof'), list(['1', "'два'", '3'])),
    join('{n1}', from('anyof', 'noneof'), list(['0', '1', '5'])),
    join(
      '{many}',
      from('contains', 'notcontains', 'anyof', 'noneof', 'allof'),
      list(["'Да'", "'B'", "'c'", "'none'"]),
    ),
    join('{many}', from('contains', 'notcontains', 'anyof'), from("'да'", "'Г'")),
    join('{many}', from('=', '<>'), list(["'Да'", "'b'", "'C'"])),
    join('{points}', from('=', '<>', 'contains', 'anyof', 'allof'), list(['1', '2', '3.5'])),
    join(from('{yes}', '{other1}'), from('=', '<>'), from('true', "'false'", 'false', '{other1}')),
    join(dates, order, from('{day}', '{until}')),
    join(from('{word}', '{Слово}'), from('=', '<>'), from("'да'", "' НЕТ'", "'Ёлка'", '{слово}')),
    join('{word}', from('contains', 'notcontains'), from("'Д'", "'о да'", "'ёл'", "'b'")),
    join('{word}', from('anyof', 'noneof'), list(["'да'", "'ёлка'"])),
    join(
      from(
        '{n1}',
        '{pick}',
        '{mixed}',
        '{many}',
        '{yes}',
        '{day}',
        '{word}',
        '{grid}',
        '{grid.r1}',
        '{words}',
        ...extra,
      ),
      from('empty', 'notempty'),
    ),
    join('{words.a}', from('=', '<>'), from("'ДА'", '{words.b}')),
  );
  const compare = join(numberText(Math.max(0, depth - 1), extra), order, numberText(0, extra));
  if (depth === 0) return fc.oneof(leaves, { weight: 2, arbitrary: compare });
  const inner = booleanText(depth - 1, extra);
  return fc.oneof(
    { weight: 2, arbitrary: leaves },
    { weight: 3, arbitrary: compare },
    join('(', inner, from('and', 'or'), inner, ')'),
    join('( {yes}', from('and', 'or'), inner, ')'),
    join('(', inner, from('and', 'or'), '{other1} )'),
    join('!(', inner, ')'),
    join('iif(', inner, ',', inner, ',', inner, ')'),
  );
}

/** Expressions giving a word or a date. */
export function wordText(depth: number): Text {
  return fc.oneof(
    join('iif(', booleanText(depth), ", 'высокий', iif(", booleanText(0), ", 'Базовый', {pick}))"),
    join('iif(', booleanText(depth), ", '2026-01-31', {day})"),
    from('today()', "dateAdd({day}, 1, 'months')", 'dateAdd({until}, 90)', '{again}', '{yes}'),
  );
}
