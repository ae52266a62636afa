import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  codeAndName,
  questionsOf,
} from '../../../client/staff/pages/assignments/layout/blocks.ts';
import {
  moveFrom,
  moveOfKey,
  type Move,
} from '../../../client/staff/pages/assignments/layout/move.ts';
import { placePasted, readPasted } from '../../../client/staff/pages/assignments/layout/paste.ts';
import {
  cellsIn,
  clipboardText,
  isInside,
} from '../../../client/staff/pages/assignments/layout/range.ts';
import { readValue } from '../../../client/staff/pages/assignments/layout/read-value.ts';
import type {
  CompiledElement,
  CompiledForm,
  CompiledPanel,
  CompiledQuestion,
} from '../../../forms/run/types.ts';

const question = (
  name: string,
  kind: CompiledQuestion['kind'] = 'number',
  title = name,
): CompiledQuestion => ({
  element: 'question',
  name,
  kind,
  title: { ru: title },
  required: true,
  readOnly: false,
  validators: [],
});
const panel = (name: string, parts: string[]): CompiledPanel => ({
  element: 'panel',
  name: `${name}-parts`,
  title: { ru: name },
  elements: [
    ...parts.map((part) => question(`${name}__${part}`, 'number', part)),
    question(name, 'calculated', 'Всего'),
  ],
});
const outline = (elements: CompiledElement[]) =>
  blocksOf({ elements }).map((block) =>
    block.kind === 'grid'
      ? [block.columns.map(({ ru }) => ru), block.rows.map(({ id, cells }) => [id, cells.length])]
      : block.kind,
  );

describe('laying out a section', () => {
  test('numbers and yes/no that follow each other make one table', () => {
    expect(
      outline([question('a'), question('b', 'boolean'), question('c', 'comment'), question('d')]),
    ).toEqual([
      [
        [],
        [
          ['a', 1],
          ['b', 1],
        ],
      ],
      'question',
      [[], [['d', 1]]],
    ]);
  });

  test('quantities given by the same parts make a table with the parts as columns', () => {
    const stages = ['noo', 'ooo', 'soo'];
    expect(
      outline([
        question('a'),
        panel('pupils', stages),
        panel('trips', stages),
        panel('staff', ['men']),
      ]),
    ).toEqual([
      [[], [['a', 1]]],
      [
        [...stages, 'Всего'],
        [
          ['pupils-parts', 4],
          ['trips-parts', 4],
        ],
      ],
      [
        [],
        [
          ['staff-parts', 0],
          ['staff__men', 1],
          ['staff', 1],
        ],
      ],
    ]);
  });

  test('parts of a single quantity stand below its name, so do very many', () => {
    const many = Array.from({ length: 9 }, (_, index) => `p${index}`);
    expect(outline([panel('one', ['a', 'b'])])).toEqual([
      [
        [],
        [
          ['one-parts', 0],
          ['one__a', 1],
          ['one__b', 1],
          ['one', 1],
        ],
      ],
    ]);
    expect(outline([panel('x', many), panel('y', many)])).toMatchObject([[[], { length: 22 }]]);
  });

  test('every question stands somewhere, in its order', () => {
    const elements = [question('a'), panel('p', ['x']), panel('q', ['x']), question('t', 'text')];
    expect(questionsOf(blocksOf({ elements })).map(({ name }) => name)).toEqual([
      ...['a', 'p__x', 'p', 'q__x', 'q', 't'],
    ]);
  });

  test('a document’s code is told from the name', () => {
    expect(codeAndName('1.12. Число педагогов')).toEqual({
      code: '1.12.',
      name: 'Число педагогов',
    });
    expect(codeAndName('12 человек')).toEqual({ code: '', name: '12 человек' });
  });
});

describe('moving in a table', () => {
  // A heading, two full rows, a row whose total is computed, a heading, one row.
  const shape = [
    [false, false, false],
    [true, true, true],
    [true, true, true],
    [true, true, false],
    [false],
    [true],
  ];
  test.each<[string, [number, number], Move, [number, number] | null]>([
    ['down a column', [1, 1], 'down', [2, 1]],
    ['down past what is computed, to its neighbour', [2, 2], 'down', [3, 1]],
    ['down past a heading', [3, 1], 'down', [5, 0]],
    ['down at the end', [5, 0], 'down', null],
    ['up at the top', [1, 0], 'up', null],
    ['left at the edge', [2, 0], 'left', null],
    ['right', [2, 0], 'right', [2, 1]],
    ['to the end of a row', [3, 0], 'rowEnd', [3, 1]],
    ['Tab at the end of a row', [2, 2], 'next', [3, 0]],
    ['Tab at the end of the table', [5, 0], 'next', null],
    ['Shift+Tab at the start of a row', [2, 0], 'previous', [1, 2]],
    ['Shift+Tab at the start of the table', [1, 0], 'previous', null],
    ['to the first', [3, 1], 'first', [1, 0]],
    ['to the last', [1, 1], 'last', [5, 0]],
    ['to the bottom of a column', [1, 1], 'columnEnd', [5, 0]],
    ['to the top of a column', [3, 1], 'columnStart', [1, 1]],
  ])('%s', (_, [row, column], move, to) => {
    const found = moveFrom(shape, { row, column }, move);
    expect(found && [found.row, found.column]).toEqual(to);
  });

  test('never leads to a place that takes nothing, and always further', () => {
    const places = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    const moves = fc.constantFrom<Move>(
      ...(['up', 'down', 'left', 'right', 'rowStart', 'rowEnd', 'columnStart'] as const),
      ...(['columnEnd', 'first', 'last', 'next', 'previous'] as const),
    );
    fc.assert(
      fc.property(places, fc.nat(5), fc.nat(3), moves, (any, row, column, move) => {
        const found = moveFrom(any, { row, column }, move);
        if (!found) return;
        expect(any[found.row]?.[found.column]).toBe(true);
        if (move === 'down') expect(found.row).toBeGreaterThan(row);
        if (move === 'up') expect(found.row).toBeLessThan(row);
      }),
    );
  });

  test('going on with Tab visits every place once', () => {
    const visited: string[] = [];
    let at = moveFrom(shape, { row: 0, column: 0 }, 'first');
    while (at) {
      visited.push(`${at.row}.${at.column}`);
      at = moveFrom(shape, at, 'next');
    }
    expect(visited).toEqual(['1.0', '1.1', '1.2', '2.0', '2.1', '2.2', '3.0', '3.1', '5.0']);
  });

  test.each([
    ['Enter', {}, 'down'],
    ['Enter', { shiftKey: true }, 'up'],
    ['Enter', { ctrlKey: true }, null],
    ['ArrowDown', { ctrlKey: true }, 'columnEnd'],
    ['ArrowDown', { altKey: true }, null],
    ['Home', { ctrlKey: true }, 'first'],
    ['Tab', { shiftKey: true }, 'previous'],
    ['5', {}, null],
  ])('%s %j is %s', (key, held, move) => {
    const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    expect(moveOfKey({ key, ...none, ...held })).toBe(move);
  });
});

describe('pasting from a spreadsheet', () => {
  test.each<[string, string, string[][]]>([
    ['one cell', '12', [['12']]],
    ['a column, as Excel ends it', '1\r\n2\r\n', [['1'], ['2']]],
    [
      'a block',
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'empty cells',
      '1\t\n\t4',
      [
        ['1', ''],
        ['', '4'],
      ],
    ],
    ['a cell with a break and quotes inside', '"а ""б""\nв"\t5\n', [['а "б" в', '5']]],
    ['a quote that is only a sign', '"5\t6', [['"5', '6']]],
  ])('reads %s', (_, text, block) => {
    expect(readPasted(text)).toEqual(block);
  });

  test('gives back what a spreadsheet would copy', () => {
    const cell = fc.string({ maxLength: 6 }).map((text) => text.replace(/[\s"]/g, ''));
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(block, (rows) => {
        const text = rows.map((row) => row.join('\t')).join('\r\n') + '\r\n';
        expect(readPasted(text)).toEqual(rows);
      }),
    );
  });

  const shape = [[true, true, false], [false], [true, true, false]];
  test('fills to the right and down, past headings, and counts what found no place', () => {
    const block = [['1', '2', '3'], ['4', ''], ['7']];
    expect(placePasted(shape, { row: 0, column: 0 }, block)).toEqual({
      placed: [
        { row: 0, column: 0, text: '1' },
        { row: 0, column: 1, text: '2' },
        { row: 2, column: 0, text: '4' },
      ],
      skipped: 1,
      outside: ['7'],
    });
  });

  test('loses no cell: each is placed, skipped or outside', () => {
    const block = fc.array(fc.array(fc.constantFrom('', '1', 'x'), { maxLength: 4 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(block, fc.nat(2), fc.nat(2), (rows, row, column) => {
        const { placed, outside, skipped } = placePasted(shape, { row, column }, rows);
        const given = rows.flat().filter((text) => text !== '').length;
        expect(placed.length + outside.length + skipped).toBe(given);
      }),
    );
  });
});

describe('a block of cells', () => {
  const shape = [[true, true, false], [false], [true, false, true]];
  const at = (row: number, column: number) => ({ row, column });

  test('is the same whichever corner it was begun at, without headings', () => {
    const cells = [
      [at(0, 0), at(0, 1)],
      [at(2, 0), null],
    ];
    expect(cellsIn({ from: at(0, 0), to: at(2, 1) }, shape)).toEqual(cells);
    expect(cellsIn({ from: at(2, 1), to: at(0, 0) }, shape)).toEqual(cells);
    expect(isInside({ from: at(2, 1), to: at(0, 0) }, at(1, 1))).toBe(true);
    expect(isInside({ from: at(2, 1), to: at(0, 0) }, at(1, 2))).toBe(false);
  });

  test('is copied as a spreadsheet takes it, and is read again the same', () => {
    expect(
      clipboardText([
        ['12', '5,5'],
        ['', 'н/п'],
      ]),
    ).toBe('12\t5,5\n\tн/п');
    const cell = fc.string({ maxLength: 6 }).map((text) => text.replace(/\s/g, ''));
    const block = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(block, (rows) => {
        expect(readPasted(clipboardText(rows) + '\n')).toEqual(rows);
      }),
    );
  });
});

describe('reading what was typed', () => {
  const whole = { ...question('n'), decimals: 0 };
  const exact = { ...question('d'), decimals: 2, unit: { ru: '%' } };
  const fact = question('b', 'boolean');
  const form: CompiledForm = {
    format: 1,
    title: { ru: 'Форма' },
    languages: ['ru'],
    pages: [{ name: 'page', elements: [whole, exact, fact] }],
    calculated: [],
    light: true,
  };
  test.each<[CompiledQuestion, string, unknown]>([
    [whole, ' 12 ', { answer: 12 }],
    [whole, '1\u00a0234', { answer: 1234 }],
    [whole, '1 234', { answer: 1234 }],
    [exact, '1\u202f234,5', { answer: 1234.5 }],
    [whole, '', {}],
    [whole, 'н/п', { state: { state: 'notApplicable', reason: '' } }],
    [exact, '5,25', { answer: 5.25 }],
    [exact, '45,3 %', { answer: 45.3 }],
    [fact, 'Да', { answer: true }],
    [fact, '0', { answer: false }],
  ])('takes %o', (asked, text, content) => {
    expect(readValue(form, asked, text)).toEqual({ ok: true, content });
  });
  test.each<[CompiledQuestion, string]>([
    [whole, 'двенадцать'],
    [whole, '12,5'],
    [whole, '12 чел.'],
    [whole, '5 %'],
    [exact, '5,255'],
    [fact, '12'],
    [whole, '-'],
    [whole, '—'],
  ])('keeps %o as it was typed and says why', (asked, text) => {
    expect(readValue(form, asked, text)).toMatchObject({ ok: false });
  });
});
