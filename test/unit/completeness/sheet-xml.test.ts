import { describe, expect, it } from 'vitest';
import {
  computeOnOpening,
  fillSheet,
  forgetResults,
  type CellFill,
} from '../../../server/completeness/sheet-xml.ts';
import { addressOf, placeOf } from '../../../server/tables/address.ts';

const sheet = (data: string) =>
  `<worksheet><cols><col min="1"/></cols><sheetData>${data}</sheetData></worksheet>`;
const fill = (data: string, fills: Record<string, CellFill>) =>
  fillSheet(sheet(data), new Map(Object.entries(fills)));

const cases: [string, string, Record<string, CellFill>, string][] = [
  [
    'a number keeps the style and drops the old text',
    '<row r="1"><c r="A1" s="5" t="s"><v>3</v></c></row>',
    { A1: 12.5 },
    '<row r="1"><c r="A1" s="5"><v>12.5</v></c></row>',
  ],
  [
    'a text that looks like a formula stays a text',
    '<row r="1"><c r="A1"/></row>',
    { A1: '=1+<2' },
    '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">=1+&lt;2</t></is></c></row>',
  ],
  [
    'nothing takes the old figure away',
    '<row r="1"><c r="A1" s="2"><v>7</v></c></row>',
    { A1: null },
    '<row r="1"><c r="A1" s="2"/></row>',
  ],
  [
    'a formula stays',
    '<row r="1"><c r="A1"><f>SUM(B1:B2)</f><v>7</v></c></row>',
    { A1: 3 },
    '<row r="1"><c r="A1"><f>SUM(B1:B2)</f><v>7</v></c></row>',
  ],
  [
    'new cells and rows stand in their order',
    '<row r="2" spans="1:1"><c r="B2"><v>1</v></c></row><row r="5"/>',
    { C2: 3, A2: 2, A4: 4, A10: 5 },
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>1</v></c><c r="C2"><v>3</v></c></row>' +
      '<row r="4"><c r="A4"><v>4</v></c></row><row r="5"/><row r="10"><c r="A10"><v>5</v></c></row>',
  ],
  [
    'cells that do not say where they are follow each other',
    '<row><c><v>1</v></c><c><v>2</v></c></row>',
    { B1: 9 },
    '<row><c><v>1</v></c><c r="B1"><v>9</v></c></row>',
  ],
];

describe('filling a sheet', () => {
  it.each(cases)('%s', (_, data, fills, expected) => {
    expect(fill(data, fills)).toBe(sheet(expected));
  });

  it('takes an empty sheet and names with a prefix; refuses what is no sheet', () => {
    const empty = '<x:worksheet><x:sheetData/></x:worksheet>';
    expect(fillSheet(empty, new Map([['A1', 1]]))).toBe(
      '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    );
    expect(fillSheet('<html/>', new Map())).toBeNull();
  });
});

it('forgets what formulas gave, and nothing else', () => {
  const data = '<c r="A1" t="str"><f t="shared" si="0"/><v>x</v></c><c r="B1"><v>5</v></c>';
  expect(forgetResults(data)).toBe('<c r="A1"><f t="shared" si="0"/></c><c r="B1"><v>5</v></c>');
});

it('asks programs to compute when they open the workbook', () => {
  expect(computeOnOpening('<sheets></sheets><calcPr calcId="1"/>')).toBe(
    '<sheets></sheets><calcPr calcId="1" fullCalcOnLoad="1"/>',
  );
  expect(computeOnOpening('<sheets></sheets><definedNames></definedNames>')).toBe(
    '<sheets></sheets><definedNames></definedNames><calcPr fullCalcOnLoad="1"/>',
  );
});

it('reads and writes addresses', () => {
  for (const [address, row, column] of [
    ['A1', 1, 1],
    ['Z9', 9, 26],
    ['AA10', 10, 27],
    ['BC2', 2, 55],
  ] as const) {
    expect(placeOf(address)).toEqual({ row, column });
    expect(addressOf(row, column)).toBe(address);
  }
});

describe('what only looks like cells', () => {
  const noise = '<c ><c r="A1"><v><v>'.repeat(40_000);

  it('takes no cell from a comment, however many there are in it', () => {
    const row = '<row r="1"><c r="A1"><f>B1</f><v>3</v></c></row>';
    const filled = fill(`<!--${noise}-->${row}`, { B1: 7 });
    expect(filled).toBe(
      sheet('<row r="1"><c r="A1"><f>B1</f><v>3</v></c><c r="B1"><v>7</v></c></row>'),
    );
    expect(forgetResults(sheet(`<!--${noise}-->${row}`))).toBe(
      sheet('<row r="1"><c r="A1"><f>B1</f></c></row>'),
    );
  });

  it('goes once through cells that nothing closes', () => {
    expect(forgetResults(`<sheetData><row>${noise}`)).toBe(`<sheetData><row>${noise}`);
    expect(fillSheet('<sheetData >'.repeat(40_000), new Map([['A1', 1]]))).toBeNull();
  });
});
